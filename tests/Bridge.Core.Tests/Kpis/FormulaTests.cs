using Bridge.Core.Calls;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Catalogue;

namespace Bridge.Core.Tests.Kpis;

/// <summary>A small desk, computed by hand.</summary>
public class FormulaTests
{
    // Answered after 0, 10, 45, 46 and 100 s; hung up after 3, 45 and 200 s; passed on after 300 s; a message after 20 s.
    private static readonly CallMeasures _desk = Visits.Count(
        Visits.Of(CallOutcome.Answered, 0, talk: 100, hold: 0, wrap: 30),
        Visits.Of(CallOutcome.Answered, 10, talk: 200, hold: 40, wrap: 10),
        Visits.Of(CallOutcome.Answered, 45, talk: 60, hold: 0),
        Visits.Of(CallOutcome.Answered, 46, talk: 80, hold: 20, wrap: 20) with { Transfer = (byte)TransferKind.Blind },
        Visits.Of(CallOutcome.Answered, 100),
        Visits.Of(CallOutcome.AbandonedQueue, 3),
        Visits.Of(CallOutcome.AbandonedQueue, 45),
        Visits.Of(CallOutcome.AbandonedRing, 200),
        Visits.Of(CallOutcome.TimeoutOverflow, 300),
        Visits.Of(CallOutcome.Voicemail, 20),
        Visits.Of(CallOutcome.AbandonedIvr) with { Queue = 0, Ivr = 9000 },
        Visits.Of(CallOutcome.Blocked) with { Queue = 0 },
        Visits.Of(CallOutcome.System, 500),
        Visits.Of(CallOutcome.Open),
        Visits.Of(CallOutcome.Answered, 1, talk: 999) with { Direction = (byte)CallDirection.Outbound });

    [Theory]
    [InlineData("offered", null, 10.0, 10.0, null)]
    [InlineData("answered", null, 5.0, 5.0, null)]
    [InlineData("abandoned", null, 3.0, 3.0, null)]
    [InlineData("volume", null, 12.0, 12.0, null)]
    [InlineData("outbound", null, 1.0, 1.0, null)]
    [InlineData("voicemail", null, 1.0, 1.0, null)]
    [InlineData("sl", "offered", 100 * 3 / 9.0, 3.0, 9.0)]      // the message within X leaves the denominator
    [InlineData("sl", "no1", 100 * 5 / 8.0, 5.0, 8.0)]
    [InlineData("sl", "no2", 100 * 3 / 5.0, 3.0, 5.0)]
    [InlineData("sl", "no4", 100 * 3 / 6.0, 3.0, 6.0)]
    [InlineData("sl", "no5", 100 * 3 / 8.0, 3.0, 8.0)]
    [InlineData("sl", "lessShort", 100 * 3 / 8.0, 3.0, 8.0)]
    [InlineData("asa", null, 201 / 5.0, 201.0, 5.0)]
    [InlineData("queueTime", "offered", 769 / 10.0, 769.0, 10.0)]
    [InlineData("queueTime", "waited", 769 / 9.0, 769.0, 9.0)]
    [InlineData("abandonTime", null, 248 / 3.0, 248.0, 3.0)]
    [InlineData("longestAbandon", null, 200.0, 200.0, null)]
    [InlineData("longestWait", null, 300.0, 300.0, null)]
    [InlineData("waitP50", "offered", 45.0, 45.0, null)]
    [InlineData("waitP90", "offered", 200.0, 200.0, null)]
    [InlineData("waitP90", "answered", 100.0, 100.0, null)]
    [InlineData("abandonment", null, 30.0, 3.0, 10.0)]
    [InlineData("answerRate", null, 50.0, 5.0, 10.0)]
    [InlineData("otherExits", null, 20.0, 2.0, 10.0)]
    [InlineData("ivrAbandonment", null, 100.0, 1.0, 1.0)]
    [InlineData("talk", null, 440 / 4.0, 440.0, 4.0)]
    [InlineData("hold", "handled", 60 / 4.0, 60.0, 4.0)]
    [InlineData("hold", "held", 60 / 2.0, 60.0, 2.0)]
    [InlineData("wrap", null, 60 / 3.0, 60.0, 3.0)]
    [InlineData("aht", null, 560 / 4.0, 560.0, 4.0)]
    [InlineData("transferred", null, 20.0, 1.0, 5.0)]
    public void The_figure_is_the_one_computed_by_hand(string id, string? variant, double value, double numerator, double? denominator)
    {
        var figure = Visits.Figure(id, _desk, variant);

        Assert.Equal(value, figure.Value!.Value, 12);
        Assert.Equal(numerator, figure.Numerator);
        Assert.Equal(denominator, figure.Denominator);
    }

    [Fact]
    public void A_short_limit_takes_short_abandons_out_of_both_parts()
    {
        var settings = new KpiSettings { ShortSeconds = 5 };

        Assert.Equal((2.0, 9.0), Parts(Visits.Figure("abandonment", _desk, settings: settings)));
        Assert.Equal((3.0, 8.0), Parts(Visits.Figure("sl", _desk, settings: settings)));
        Assert.Equal((4.0, 7.0), Parts(Visits.Figure("sl", _desk, "no1", settings)));
        Assert.Equal((3.0, 6.0), Parts(Visits.Figure("sl", _desk, "no4", settings)));
        Assert.Equal((4.0, 8.0), Parts(Visits.Figure("sl", _desk, "no5", settings)));
        Assert.Equal((3.0, 7.0), Parts(Visits.Figure("sl", _desk, "lessShort", settings)));
        Assert.Equal(1, Visits.Figure("shortAbandons", _desk, settings: settings).Value);
    }

    [Fact]
    public void Nothing_to_divide_by_gives_no_value_and_not_zero()
    {
        foreach (var kpi in KpiCatalogue.All.Where(kpi => kpi.Unit != KpiUnit.Calls && kpi.Variants[0].Formula.Length > 0))
        {
            Assert.Null(Visits.Figure(kpi.Id, new CallMeasures()).Value);
        }
    }

    [Fact]
    public void A_missing_input_is_named_and_is_no_zero()
    {
        var measures = Visits.Count(Visits.Of(CallOutcome.Answered, 5, talk: 10) with { Inputs = (ushort)(CallInputs.Wait | CallInputs.Talk) });

        var wrap = Visits.Figure("wrap", measures);
        Assert.Equal((KpiState.NotAvailable, "wrap", (double?)null), (wrap.State, wrap.Missing, wrap.Value));
        Assert.Equal("abandonWait", Visits.Figure("sl", measures, "no1").Missing);
        Assert.Equal("withoutWrap", Visits.Figure("aht", measures).Variant);
    }

    [Fact]
    public void A_rate_of_few_cases_is_marked()
    {
        var few = Enumerable.Repeat(Visits.Of(CallOutcome.Answered, 5), 19).ToList();

        Assert.Equal(KpiState.SmallN, Visits.Figure("answerRate", Visits.Count(few)).State);
        Assert.Equal(KpiState.Ok, Visits.Figure("answerRate", Visits.Count([.. few, few[0]])).State);
    }

    [Fact]
    public void A_call_counts_once_by_its_first_visit_and_is_handled_as_long_as_all_its_visits()
    {
        var first = Visits.Of(CallOutcome.Answered, 10, talk: 60, wrap: 5) with { Transfer = (byte)TransferKind.Attended };
        var second = Visits.Of(CallOutcome.Answered, 50, talk: 100) with { Transfer = (byte)TransferKind.Blind };
        var measures = new CallMeasures();

        CallCounting.AddCall(measures, [first, second]);

        Assert.Equal(1, Visits.Figure("offered", measures).Value);
        Assert.Equal(10, Visits.Figure("asa", measures).Value);
        Assert.Equal(165, Visits.Figure("aht", measures).Value);
        Assert.Equal((1.0, 1.0), Parts(Visits.Figure("transferred", measures)));
    }

    [Fact]
    public void A_call_back_is_handled_but_neither_offered_nor_waited_for()
    {
        var measures = Visits.Count(
            Visits.Of(CallOutcome.CallbackRequested, 60),
            Visits.Of(CallOutcome.Answered, 900, talk: 30) with { Flags = CallFacts.IsCallback });

        Assert.Equal(1, Visits.Figure("offered", measures).Value);
        Assert.Null(Visits.Figure("asa", measures).Value);
        Assert.Equal(1, Visits.Figure("handled", measures).Value);
        Assert.Equal(1, Visits.Figure("callbacksConnected", measures).Value);
        Assert.Equal(30, Visits.Figure("talk", measures).Value);
    }

    [Fact]
    public void Within_x_seconds_means_at_most_x_also_for_parts_of_a_second()
    {
        var measures = Visits.Count(Visits.Of(CallOutcome.Answered, 45.0), Visits.Of(CallOutcome.Answered, 45.001));

        Assert.Equal((1.0, 2.0), Parts(Visits.Figure("sl", measures)));
    }

    private static (double?, double?) Parts(KpiFigure figure) => (figure.Numerator, figure.Denominator);
}
