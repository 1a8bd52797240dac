using Bridge.Core.Calls;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Calls;

namespace Bridge.Core.Tests.Kpis;

/// <summary>A duration that one call lacks leaves averages and no count; an input that a source lacks is no zero.</summary>
public class MissingInputTests
{
    private const CallInputs WithoutAbandonWait = CallInputs.Wait | CallInputs.Talk;

    [Theory]
    [InlineData("offered", 1.0, 4.0)]
    [InlineData("no1", 2.0, 4.0)]
    [InlineData("no2", 1.0, 3.0)]
    [InlineData("no4", 1.0, 3.0)]
    [InlineData("no5", 1.0, 4.0)]
    [InlineData("lessShort", 1.0, 4.0)]
    public void An_answered_call_whose_wait_got_lost_stays_below_the_line_of_the_service_level(string variant, double inTime, double all)
    {
        var measures = Visits.Count(
            Visits.Of(CallOutcome.Answered, 10), Visits.Of(CallOutcome.Answered, 50), Visits.Of(CallOutcome.Answered), Visits.Of(CallOutcome.AbandonedQueue, 20));

        var figure = Visits.Figure("sl", measures, variant);

        Assert.Equal((inTime, all), (figure.Numerator, figure.Denominator));
        Assert.Equal((60.0, 2.0), Parts("asa", measures));
    }

    [Fact]
    public void Who_answered_without_a_queue_or_by_a_source_without_waits_is_not_judged_by_them()
    {
        var measures = Visits.Count(
            Visits.Of(CallOutcome.Answered, 10),
            Visits.Of(CallOutcome.Answered) with { Id = 2, Queue = 0 }, // handed on by the agent before
            Visits.Of(CallOutcome.Answered) with { Inputs = (ushort)CallInputs.Talk });

        Assert.Equal((1.0, 1.0), Parts("sl", measures));
        Assert.Equal(3, Visits.Figure("answered", measures).Value);
    }

    [Theory]
    [InlineData("queueTime", "offered")]
    [InlineData("queueTime", "waited")]
    [InlineData("waitP50", "offered")]
    [InlineData("waitP90", "offered")]
    [InlineData("longestWait", "offered")]
    public void Waits_of_all_offered_are_those_that_are_known_where_nobody_tells_how_long_those_waited_who_hung_up(string id, string variant)
    {
        var measures = Visits.Count(
            Visits.Of(CallOutcome.Answered, 10) with { Inputs = (ushort)WithoutAbandonWait },
            Visits.Of(CallOutcome.AbandonedQueue) with { Inputs = (ushort)WithoutAbandonWait });

        Assert.Equal(10, Visits.Figure(id, measures, variant).Value);
        Assert.Equal(2, Visits.Figure("offered", measures).Value);
    }

    [Theory]
    [InlineData("missedOffers", "count", "missedOffers")]
    [InlineData("transferred", "second", "transferLevel")]
    [InlineData("transferred", "third", "transferLevel")]
    [InlineData("identified", "rate", "caller")]
    [InlineData("blocked", "count", "blocked")]
    [InlineData("voicemail", "count", "voicemail")]
    [InlineData("lostOnHold", "count", "lostOnHold")]
    [InlineData("callbacksRequested", "count", "callbackRequest")]
    [InlineData("callbacksAttempted", "count", "callbackOf")]
    [InlineData("callbacksConnected", "count", "callbackOf")]
    [InlineData("callbackWait", "connected", "callbackRequest, callbackOf")]
    public void What_the_source_does_not_tell_is_named_and_no_zero(string id, string variant, string input)
    {
        var measures = Visits.Count(Visits.Of(CallOutcome.Answered, 10) with { Inputs = (ushort)(CallInputs.Wait | CallInputs.Hold | CallInputs.Transfer), Caller = 0 });

        Assert.Equal((KpiState.NotAvailable, input), State(id, measures, variant));
    }

    [Theory]
    [InlineData(CallOutcome.Voicemail, "voicemail")]
    [InlineData(CallOutcome.CallbackRequested, "callbacksRequested")]
    public void A_message_or_wish_in_a_later_queue_is_one_of_the_call(CallOutcome outcome, string id)
    {
        var measures = new CallMeasures();
        CallFacts[] call = [Visits.Of(CallOutcome.TimeoutOverflow, 10), Visits.Of(outcome, 5) with { Id = 2 }, Visits.Of(outcome, 5) with { Id = 3 }];

        CallCounting.AddCall(measures, call);
        CallCounting.AddCall(measures, call.AsSpan(1)); // here the first visit tells it
        CallCounting.AddCall(measures, [Visits.Of(CallOutcome.TimeoutOverflow, 10)]);

        Assert.Equal(2, Visits.Figure(id, measures).Value);
        Assert.Equal(3, Visits.Figure("offered", measures).Value);
    }

    [Fact]
    public void Offers_missed_and_levels_count_where_they_are_told()
    {
        var first = Visits.Of(CallOutcome.TimeoutOverflow, 10) with { MissedOffers = 2 };
        var second = Visits.Of(CallOutcome.Answered, 5) with { Id = 2, MissedOffers = 3, Transfer = (byte)TransferKind.Blind | (2 << 4) };
        var measures = new CallMeasures();

        CallCounting.AddCall(measures, [first, second]);

        Assert.Equal(5, Visits.Figure("missedOffers", measures).Value);
        Assert.Equal((1.0, 1.0), Parts("transferred", measures, "second"));
        Assert.Equal((0.0, 1.0), Parts("transferred", measures, "third"));
    }

    [Fact]
    public void Time_in_the_menus_that_makes_no_sense_leaves_the_caller_in_the_menus()
    {
        var measures = Visits.Count(
            Visits.Of(CallOutcome.AbandonedIvr) with { Queue = 0, Ivr = 9000 },
            Visits.Of(CallOutcome.Answered, 1) with { Ivr = 0 },
            Visits.Of(CallOutcome.Answered, 1) with { Flags = CallFacts.WasInMenus },
            Visits.Of(CallOutcome.Answered, 1));

        Assert.Equal((1.0, 3.0), Parts("ivrAbandonment", measures));
    }

    private static (double? Numerator, double? Denominator) Parts(string id, CallMeasures measures, string? variant = null) =>
        Visits.Figure(id, measures, variant) is var figure ? (figure.Numerator, figure.Denominator) : default;

    private static (KpiState State, string Missing) State(string id, CallMeasures measures, string variant) =>
        Visits.Figure(id, measures, variant) is var figure ? (figure.State, figure.Missing) : default;
}
