using Bridge.Connectors.Telephony;
using Bridge.Core.Calls;
using Bridge.Core.Connectors;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Connectors.Tests.Telephony;

public class QueueLogTests
{
    private const string Log = """
        1000|NONE|NONE|NONE|QUEUESTART|
        1010|a.1|support|NONE|ENTERQUEUE||12025550101|1
        1020|a.1|support|Agent/1|RINGNOANSWER|10000
        1025|a.1|support|Agent/2|CONNECT|15|b.1|4
        1100|a.1|support|Agent/2|COMPLETECALLER|15|75|1
        1200|a.2|support|NONE|ENTERQUEUE||12025550102|1
        1230|a.2|support|NONE|ABANDON|1|1|30
        1300|a.3|support|NONE|ENTERQUEUE||12025550101|1
        1360|a.3|support|NONE|EXITWITHTIMEOUT|1|1|60
        1360|a.3|billing|NONE|ENTERQUEUE||12025550101|1
        1370|a.3|billing|Agent/3|CONNECT|10|b.2|9
        1400|a.3|billing|Agent/3|ATTENDEDTRANSFER|BRIDGE|x.9|10|30|1
        1500|a.4|support|NONE|ENTERQUEUE||12025550104|1
        1501|a.5|support|NONE|ENTERQUEUE||anonymous|2
        1520|a.5|support|Agent/1|CONNECT|19|b.3|2
        1600|NONE|NONE|NONE|QUEUESTART|
        1700|a.6|support|NONE|ENTERQUEUE||12025550106|1
        1705|a.6|support|Agent/1|CONNECT|5|b.4|2
        1705|a.6|support|Agent/1|BLINDTRANSFER|4711|default|5|0|1
        1800|a.7|support|NONE|ENTERQUEUE||12025550107|1
        1810|a.8|support|NONE|ENTERQUEUE||12025550108|2
        1822|a.8|support|Agent/2|CONNECT|12|b.5|3
        """;

    private static readonly Dictionary<string, CallVisit> _whole = Read(Log);

    [Fact]
    public void An_answered_visit_has_wait_ring_talk_and_missed_offers()
    {
        var visit = _whole["a.1/support/1010"];

        Assert.Equal((CallOutcome.Answered, 15.0, 4.0, 75.0, 1), (visit.Outcome, visit.WaitSeconds, visit.RingSeconds, visit.TalkSeconds, visit.MissedOffers));
        Assert.Equal("Agent/2", visit.Agent);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1010), visit.OfferedAt);
    }

    [Fact]
    public void The_log_tells_neither_hold_nor_work_after_the_call() =>
        Assert.Equal(CallInputs.None, _whole["a.1/support/1010"].Inputs & (CallInputs.Hold | CallInputs.Wrap));

    [Fact]
    public void A_call_that_goes_through_two_queues_is_two_visits_of_one_contact()
    {
        var (first, second) = (_whole["a.3/support/1300"], _whole["a.3/billing/1360"]);

        Assert.Equal((CallOutcome.TimeoutOverflow, 60.0), (first.Outcome, first.WaitSeconds));
        Assert.Equal((CallOutcome.Answered, TransferKind.Attended, 30.0), (second.Outcome, second.Transfer, second.TalkSeconds));
        Assert.Equal(first.ContactId, second.ContactId);
    }

    [Fact]
    public void A_restart_ends_what_is_open_as_not_counted()
    {
        Assert.Equal(CallOutcome.System, _whole["a.4/support/1500"].Outcome);
        Assert.Equal(CallOutcome.Open, _whole["a.7/support/1800"].Outcome);
    }

    [Theory]
    [InlineData("a.5/support/1501", 19.0)]
    [InlineData("a.8/support/1810", 12.0)]
    public void Who_was_connected_is_answered_though_the_end_is_not_in_the_log(string id, double wait)
    {
        var visit = _whole[id];

        Assert.Equal((CallOutcome.Answered, (double?)wait, (double?)null), (visit.Outcome, visit.WaitSeconds, visit.TalkSeconds));
    }

    [Fact]
    public void The_order_of_writing_counts_where_seconds_are_the_same() =>
        Assert.Equal((CallOutcome.Answered, TransferKind.Blind), (_whole["a.6/support/1700"].Outcome, _whole["a.6/support/1700"].Transfer));

    [Fact]
    public void A_number_becomes_the_same_key_each_time_and_a_withheld_one_none()
    {
        Assert.Equal(_whole["a.1/support/1010"].CallerKey, _whole["a.3/support/1300"].CallerKey);
        Assert.Null(_whole["a.5/support/1501"].CallerKey);
        Assert.DoesNotContain("2025550101", string.Concat(_whole.Values), StringComparison.Ordinal);
    }

    [Fact]
    public void Pieces_in_any_order_and_more_than_once_give_the_same_visits() =>
        Prop.ForAll(Cuts().ToArbitrary(), cut =>
        {
            var calls = new CollectedCalls();
            var carry = new QueueLogCarry();
            foreach (var piece in cut)
            {
                calls.Read(CallFiles.QueueLog("pbx", CollectedCalls.Callers, carry), piece);
            }

            Assert.DoesNotContain("2025550", string.Concat(carry.Calls.Values.SelectMany(lines => lines)), StringComparison.Ordinal);
            return calls.Visits.Values.Select(visit => visit with { Revision = 0 }).ToHashSet()
                .SetEquals(_whole.Values.Select(visit => visit with { Revision = 0 }));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_table_form_of_a_database_gives_the_same_visit()
    {
        var visits = Read("""
            uid,date_time,callid,queue_name,type,event,param1,param2,param3,entpos,expos,htime,ttime,time
            1,1010,a.1,support,NONE,ENTERQUEUE,12025550101,,,1,0,0,0,2026-01-01 00:00:00
            2,1020,a.1,support,Agent/1,RINGNOANSWER,12025550101,,,1,1,10000,0,2026-01-01 00:00:00
            3,1025,a.1,support,Agent/2,CONNECT,,b.1,4,0,0,15,0,2026-01-01 00:00:00
            4,1100,a.1,support,Agent/2,COMPLETECALLER,12025550101,,,1,0,15,75,2026-01-01 00:00:00
            """);

        Assert.Equal(_whole["a.1/support/1010"], visits["a.1/support/1010"]);
    }

    [Fact]
    public void A_bad_line_is_named_without_its_content_and_the_others_count()
    {
        var calls = new CollectedCalls().Read(
            CallFiles.QueueLog("pbx", CollectedCalls.Callers, new QueueLogCarry()), "1010|a.1|q|NONE|ENTERQUEUE||12025550101|1\n12025550101\nx|a|b|c|ABANDON\n1020|a.1|q|NONE|ABANDON|1|1|10");

        Assert.Equal(["calls.txt:2: columns", "calls.txt:3: time"], calls.Refusals.Select(one => $"{one.File}:{one.Line}: {one.Code}"));
        Assert.DoesNotContain("2025550101", string.Concat(calls.Refusals), StringComparison.Ordinal);
        Assert.Equal(CallOutcome.AbandonedQueue, Assert.Single(calls.Visits).Value.Outcome);
    }

    [Fact]
    public void Another_kind_of_file_is_refused_as_a_whole() =>
        Assert.Equal(FailureKind.Data, Assert.Throws<ConnectorException>(() => Read("1\n2\n")).Kind);

    private static Dictionary<string, CallVisit> Read(string log) =>
        new CollectedCalls().Read(CallFiles.QueueLog("pbx", CollectedCalls.Callers, new QueueLogCarry()), log).Visits;

    // Cut between seconds, as rotation does; pieces shuffled, one of them again.
    private static Gen<List<string>> Cuts()
    {
        var lines = Log.Split('\n');
        return from cuts in Gen.Choose(1, lines.Length - 1).ListOf()
               from order in Gen.Choose(0, 1000).ListOf(cuts.Count + 2)
               let ends = cuts.Where(at => lines[at][..4] != lines[at - 1][..4]).Append(0).Append(lines.Length).Distinct().Order().ToList()
               let pieces = ends.Zip(ends.Skip(1), (begin, end) => string.Join('\n', lines[begin..end])).ToList()
               select pieces.Append(pieces[order[0] % pieces.Count]).Zip(order.Concat(order)).OrderBy(one => one.Second).Select(one => one.First).ToList();
    }
}
