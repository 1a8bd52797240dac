using System.Globalization;
using Bridge.Core.Calls;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.FirstContact;
using Bridge.Host.Features.Measures.Intake;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;
using Bridge.Storage;

namespace Bridge.Host.Tests.Features.Measures;

/// <summary>Rows of sums give what the calls themselves give, for any span and any grouping.</summary>
public sealed class SumsTests : IDisposable
{
    private const int Visits = 4000;

    private static readonly DateTimeOffset _first = new(2026, 2, 20, 6, 0, 0, TimeSpan.Zero);

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly MeasureStore _store;

    public SumsTests()
    {
        _store = MeasureStore.Open(_path);
        _store.SetZone("America/Denver"); // its clocks change on 8 March 2026
        Deliver(Invent(new Random(3)));
    }

    public static TheoryData<string, string, string> Questions { get; } = new()
    {
        { "2026-02-01", "2026-05-31", "" },
        { "2026-03-01", "2026-03-31", "queue" },
        { "2026-02-25", "2026-04-12", "agent" },
        { "2026-02-25", "2026-04-12", "month,queue" },
        { "2026-02-20", "2026-04-30", "month,agent" },
        { "2026-02-20", "2026-04-30", "queue,agent" },
        { "2026-02-20", "2026-04-30", "hour" },
        { "2026-03-01", "2026-04-30", "month,hour,queue" },
        { "2026-03-05", "2026-04-29", "day" },
        { "2026-03-05", "2026-04-29", "week,queue" },
        { "2026-03-05", "2026-04-29", "weekday,hour" },
        { "2026-04-20", "2026-04-30", "day,agent" },
        { "2026-02-20", "2026-04-30", "quarter,queue" },
        { "2026-02-20", "2026-04-30", "year,agent" },
        { "2026-03-05", "2026-03-20", "hour,agent" },
        { "2026-02-25", "2026-04-12", "topic" },
        { "2026-02-20", "2026-04-30", "month,topic" },
        { "2026-03-05", "2026-03-20", "weekday,topic" },
        { "2026-03-05", "2026-03-20", "topic,queue" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void First_contact_resolution_from_sums_is_that_of_the_calls(string from, string to, string by)
    {
        var query = Query(from, to, by, "fcr");

        var right = OfTheCalls(query);
        var found = new FirstContacts(_store, query).Read();

        Assert.NotEmpty(right);
        Assert.Equal(right.OrderBy(one => one.Key.ToString(), StringComparer.Ordinal), found.OrderBy(one => one.Key.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public void The_day_of_the_border_is_answered_without_calls()
    {
        var day = Date(FirstBorder.DayOf(_store));
        var query = Query(day, day, "agent", "fcr");
        var right = OfTheCalls(query);

        _store.Write(connection => connection.Run("DELETE FROM visit_block"));

        Assert.Contains(right.Values, figure => figure.State == KpiState.Provisional); // the border cuts it
        Assert.Equal(right.OrderBy(one => one.Key.ToString(), StringComparer.Ordinal), new FirstContacts(_store, query).Read().OrderBy(one => one.Key.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public void The_border_moves_when_a_source_falls_silent()
    {
        var before = FirstBorder.DayOf(_store);
        _store.Write(connection => connection.Run("UPDATE source SET newest = newest - 3 * 86400000"));
        var day = Date(FirstBorder.DayOf(_store));
        var query = Query(day, day, "", "fcr");
        var stale = new FirstContacts(_store, query).Read();

        Rollups.Refresh(_store, default);

        Assert.Equal(before - 3, FirstBorder.Kept(_store));
        Assert.Equal(OfTheCalls(query), stale); // another process may ask between the two
        Assert.Equal(OfTheCalls(query), new FirstContacts(_store, query).Read());
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Whole_months_and_the_days_around_them_give_what_single_days_give(string from, string to, string by)
    {
        var query = Query(from, to, by, "waitP90");

        var whole = new GroupedMeasures(_store, query).Read();
        var parts = new Dictionary<GroupKey, CallMeasures>();
        for (var day = query.FirstDay; day <= query.LastDay; day++)
        {
            foreach (var (key, measures) in new GroupedMeasures(_store, query with { FirstDay = day, LastDay = day }).Read())
            {
                parts[key] = parts.GetValueOrDefault(key) ?? new CallMeasures();
                parts[key].Add(measures);
            }
        }

        Assert.Equal(
            parts.Where(one => CallFormulas.Arrived(one.Value) > 0).ToDictionary(one => one.Key, one => Convert.ToHexString(MeasuresCodec.Write(one.Value))),
            whole.Where(one => CallFormulas.Arrived(one.Value) > 0).ToDictionary(one => one.Key, one => Convert.ToHexString(MeasuresCodec.Write(one.Value))));
    }

    [Fact]
    public void Topics_from_sums_are_those_of_the_calls()
    {
        var sums = new GroupedMeasures(_store, Query("2026-02-25", "2026-04-12", "topic", "waitP90")).Read();
        var calls = new GroupedMeasures(_store, Query("2026-02-25", "2026-04-12", "hour,topic", "waitP90")).Read(); // from the calls themselves

        Assert.Equal(4, sums.Count);
        Assert.Equal(
            calls.GroupBy(one => one.Key.Traits.Topic ?? "").ToDictionary(topic => topic.Key, topic => topic.Sum(one => one.Value[CallMeasure.OfferedWait]) + topic.Sum(one => one.Value[CallMeasure.Talk])),
            sums.ToDictionary(one => one.Key.Traits.Topic ?? "", one => one.Value[CallMeasure.OfferedWait] + one.Value[CallMeasure.Talk]));
    }

    [Theory]
    [InlineData("2026-02-25", "2026-04-12", "")]
    [InlineData("2026-02-20", "2026-04-30", "month")]
    [InlineData("2026-03-05", "2026-03-20", "weekday")]
    [InlineData("2026-03-05", "2026-03-20", "hour")]
    [InlineData("2026-03-05", "2026-03-20", "topic")]
    public void The_length_that_one_call_in_a_hundred_exceeds_is_that_of_the_calls(string from, string to, string by)
    {
        var query = Query(from, to, by, "lengthP99");
        var calendar = _store.Calendar();
        var right = _store.Read(connection =>
        {
            var sorted = CallsBegun.Read(connection, calendar.FirstSlotOf(query.FirstDay), calendar.FirstSlotOf(query.LastDay + 1));
            return CallSpans.Of(sorted).Select(call => (First: sorted[call.Start], Length: CallCounting.LengthOf(sorted.AsSpan(call))))
                .Where(call => call.Length is not null && _store.Words.TextOf(call.First.Channel) == "voice")
                .GroupBy(call => GroupKey.Of(query.Dimensions, calendar.Local(VisitBlocks.SlotOf(call.First.OfferedAt)), 0, 0).WithTopic(query.Dimensions, call.First.Topic, _store.Words))
                .ToDictionary(group => group.Key, group => group.Select(call => call.Length.GetValueOrDefault()).Order().ElementAt(((group.Count() * 99) + 99) / 100 - 1));
        });

        var lengths = new CallLengths(_store, query).Read();

        Assert.NotEmpty(right);
        Assert.Equal(right.Select(one => (one.Key, (long?)one.Value)), right.Keys.Select(key => (key, lengths.LimitOf(key))));
    }

    [Fact]
    public void A_caller_who_comes_back_changes_what_the_day_of_the_first_contact_tells()
    {
        var query = Query("2026-03-02", "2026-03-02", "", "fcr");
        var before = new FirstContacts(_store, query).Read().Single().Value;
        var visits = Invent(new Random(3)).Where(visit => visit.OfferedAt >= new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero) && visit.OfferedAt < new DateTimeOffset(2026, 3, 3, 7, 0, 0, TimeSpan.Zero));

        Deliver([.. visits.Select(visit => visit with { SourceId = $"again {visit.SourceId}", ContactId = $"again {visit.ContactId}", OfferedAt = visit.OfferedAt.AddDays(6) })]);

        var after = new FirstContacts(_store, query).Read().Single().Value;
        Assert.True(before.Numerator > 0);
        Assert.Equal(0, after.Numerator);
        Assert.Equal(before.Denominator, after.Denominator);
    }

    [Fact]
    public async Task Sums_that_two_count_while_a_third_imports_are_those_of_the_calls()
    {
        var visits = Invent(new Random(4)).Select(visit => visit with { SourceId = $"more {visit.SourceId}", ContactId = $"more {visit.ContactId}" }).Chunk(Visits / 10).ToList();
        using var isDone = new CancellationTokenSource();
        var counters = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            using var own = MeasureStore.Open(_path);
            while (!isDone.IsCancellationRequested)
            {
                Rollups.Refresh(own, default);
            }
        })).ToList();

        foreach (var some in visits)
        {
            var intake = new VisitIntake(_store, refusal => Assert.Fail(refusal.ToString()));
            Array.ForEach(some, intake.Add);
            intake.Flush();
        }

        await isDone.CancelAsync();
        await Task.WhenAll(counters);
        Rollups.Refresh(_store, default);
        var counted = Rows();
        _store.SetForm("another"); // counts everything anew
        Rollups.Refresh(_store, default);
        Assert.Equal(Rows(), counted);
        Assert.Equal(0, _store.Read(connection => connection.Scalar<long>("SELECT count(*) FROM dirty_slot")));
    }

    [Fact]
    public void A_counting_that_another_one_overtook_writes_nothing()
    {
        var turn = new CountingTurn(_store);
        Deliver(Invent(new Random(5)));

        Assert.False(turn.Write(connection => connection.Run("DELETE FROM rollup")));

        Assert.NotEmpty(Rows());
        Assert.True(new CountingTurn(_store).Write(_ => { }));
    }

    [Fact]
    public void A_store_whose_rows_hold_less_is_counted_anew()
    {
        var query = Query("2026-02-01", "2026-05-31", "queue", "fcr");
        var right = new FirstContacts(_store, query).Read();
        _store.Write(connection => connection.Run("DELETE FROM rollup WHERE grain > 4"));
        _store.Write(connection => connection.Run("DELETE FROM setting WHERE name = 'sums'"));

        Rollups.Refresh(_store, default);

        Assert.Equal(right, new FirstContacts(_store, query).Read());
    }

    [Fact]
    public void Channels_are_those_by_which_calls_came() => Assert.Equal(["chat", "voice"], _store.Channels());

    public void Dispose()
    {
        _store.Dispose();
        File.Delete(_path);
    }

    private static List<CallVisit> Invent(Random random) =>
    [
        .. Enumerable.Range(0, Visits).Select(one => new CallVisit
        {
            Source = "test",
            SourceId = $"{one}",
            ContactId = $"{(one % 9 == 0 ? one + 1 : one)}", // some calls have two visits
            Inputs = CallInputs.Wait | CallInputs.AbandonWait | CallInputs.Caller | CallInputs.Agent | CallInputs.Talk,
            Direction = CallDirection.Inbound,
            Channel = one % 20 == 0 ? "chat" : "voice",
            Queue = $"queue {random.Next(3)}",
            Agent = $"agent {random.Next(4)}",
            CallerKey = random.Next(10) == 0 ? null : $"{random.Next(1, 300):x16}",
            OfferedAt = _first.AddMinutes((one * 24) + random.Next(20)),
            Outcome = random.Next(5) == 0 ? CallOutcome.AbandonedQueue : CallOutcome.Answered,
            WaitSeconds = random.Next(200),
            Topic = one % 7 == 0 ? null : $"topic {one % 3}",
            TalkSeconds = one % 13 == 0 ? null : one * 37 % 601,
        }),
    ];

    private void Deliver(List<CallVisit> visits)
    {
        var intake = new VisitIntake(_store, refusal => Assert.Fail(refusal.ToString()));
        visits.ForEach(intake.Add);
        intake.Flush();
        Rollups.Refresh(_store, default);
    }

    private List<string> Rows() => _store.Read(connection => connection.Query(
        "SELECT grain, slot, queue, agent, channel, hours, hex(measures) FROM rollup ORDER BY 1, 2, 3, 4, 5, 6",
        row => string.Join(' ', Enumerable.Range(0, 7).Select(row.GetValue))));

    private static string Date(int day) => DateOnly.FromDayNumber(day + LocalSlot.Epoch).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private KpiQuery Query(string from, string to, string by, string kpi) => new KpiQuestion
    {
        From = from,
        To = to,
        By = by.Length == 0 ? [] : [by],
        Kpis = [kpi],
    }.ToQuery(_store);

    // As it was before there were sums of it: every contact judged with those around it.
    private Dictionary<GroupKey, KpiFigure> OfTheCalls(KpiQuery query)
    {
        var calendar = _store.Calendar();
        var tallies = new Dictionary<GroupKey, FirstTally>();
        _store.Read(connection =>
        {
            JudgedContacts.Read(
                connection, calendar.FirstSlotOf(query.FirstDay), calendar.FirstSlotOf(query.LastDay + 1), TimeSpan.FromDays(7), _store.KnownUntil(), contact =>
                {
                    var key = GroupKey.Of(query.Dimensions, calendar.Local(VisitBlocks.SlotOf(contact.OfferedAt)), contact.Queue, contact.Agent)
                        .WithTopic(query.Dimensions, contact.Topic, _store.Words);
                    var tally = tallies.GetValueOrDefault(key);
                    tally.Add(contact);
                    tallies[key] = tally;
                });
            return 0;
        });
        return tallies.ToDictionary(one => one.Key, one => one.Value.Figure());
    }
}
