using System.Globalization;
using Bridge.Core.Calls;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.FirstContact;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;
using Bridge.Storage;

namespace Bridge.Host.Tests.Features.Measures.Sums;

/// <summary>Rows of sums give what the calls themselves give, for any span and any grouping.</summary>
public sealed class GroupedSumsTests(CountedCalls counted) : IClassFixture<CountedCalls>
{
    public static TheoryData<string, string, string> Questions => CountedCalls.Questions;

    [Theory]
    [MemberData(nameof(Questions))]
    public void Whole_months_and_the_days_around_them_give_what_single_days_give(string from, string to, string by)
    {
        var query = counted.Query(from, to, by, "waitP90");

        var whole = new GroupedMeasures(counted.Store, query).Read();
        var parts = new Dictionary<GroupKey, CallMeasures>();
        for (var day = query.FirstDay; day <= query.LastDay; day++)
        {
            foreach (var (key, measures) in new GroupedMeasures(counted.Store, query with { FirstDay = day, LastDay = day }).Read())
            {
                parts[key] = parts.GetValueOrDefault(key) ?? new CallMeasures();
                parts[key].Add(measures);
            }
        }

        Assert.Equal(
            parts.Where(one => CallFormulas.Arrived(one.Value) > 0).ToDictionary(one => one.Key, one => Text(one.Value)),
            whole.Where(one => CallFormulas.Arrived(one.Value) > 0).ToDictionary(one => one.Key, one => Text(one.Value)));
    }

    [Theory]
    [InlineData("queue,topic")]
    [InlineData("agent,topic")]
    [InlineData("hour,topic")]
    [InlineData("month,agent,hour")]
    public void A_month_at_rest_by_two_traits_is_answered_without_calls(string by)
    {
        using var calls = new CountedCalls();
        calls.Deliver([.. CountedCalls.Invent(new Random(3)).Select(visit => visit with
        {
            Inputs = visit.Inputs | CallInputs.TicketLink, TicketId = visit.WaitSeconds % 3 == 0 ? visit.SourceId : null,
        })]);
        calls.Store.SetHours("""
            version: 1
            record: hours
            hours: { monday: 08:00-17:30, wednesday: 06:00-12:00, sunday: 00:00-03:00 }
            """);
        var query = calls.Query("2026-03-01", "2026-03-31", by, "offered") with { Kpis = [.. KpiCatalogue.All
            .Where(kpi => kpi.Variants[0].Desk is null && !CallLengths.IsOf(kpi) && kpi.Variants[0].Formula != RecordReader.CallbackWait).SelectMany(kpi => kpi.Variants.Select(variant => (kpi, variant)))] };
        Rollups.Refresh(calls.Store, default);
        calls.Store.Write(connection => connection.Run("DELETE FROM rollup WHERE grain BETWEEN $first AND $last", ("$first", (long)Grain.MonthQueueTopic), ("$last", (long)Grain.HourAgent)));
        var uncounted = Figures(calls.Store, query);

        Rollups.Refresh(calls.Store, default);
        calls.Store.Write(connection => connection.Run("DELETE FROM visit_block"));

        Assert.Contains(uncounted, figure => figure.Contains("afterHours", StringComparison.Ordinal));
        Assert.Equal(uncounted, Figures(calls.Store, query));
    }

    [Fact]
    public void A_call_that_comes_late_counts_in_its_month_by_two_traits()
    {
        using var calls = new CountedCalls();
        var query = calls.Query("2026-02-01", "2026-04-30", "queue,topic", "offered");
        long Offered() => new GroupedMeasures(calls.Store, query).Read().Values.Sum(CallFormulas.Arrived);
        var before = Offered();

        calls.Deliver([CountedCalls.Invent(new Random(3))[901] with { SourceId = "late", ContactId = "late" }]);

        Assert.Equal(before + 1, Offered());
        Assert.Empty(calls.Store.Read(connection => PairSums.Uncounted(connection, FirstBorder.DayOf(calls.Store)).ToList()));
    }

    [Fact]
    public void Topics_from_sums_are_those_of_the_calls()
    {
        var sums = new GroupedMeasures(counted.Store, counted.Query("2026-02-25", "2026-04-12", "topic", "waitP90")).Read();
        var calls = new GroupedMeasures(counted.Store, counted.Query("2026-02-25", "2026-04-12", "hour,topic", "waitP90")).Read(); // from the calls themselves

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
        var query = counted.Query(from, to, by, "lengthP99");
        var calendar = counted.Store.Calendar();
        var right = counted.Store.Read(connection =>
        {
            var sorted = CallsBegun.Read(connection, calendar.FirstSlotOf(query.FirstDay), calendar.FirstSlotOf(query.LastDay + 1));
            return CallSpans.Of(sorted).Select(call => (First: sorted[call.Start], Length: CallCounting.LengthOf(sorted.AsSpan(call))))
                .Where(call => call.Length is not null && counted.Store.Words.TextOf(call.First.Channel) == "voice")
                .GroupBy(call => GroupKey.Of(query.Dimensions, calendar.Local(VisitBlocks.SlotOf(call.First.OfferedAt)), 0, 0).WithTopic(query.Dimensions, call.First.Topic, counted.Store.Words))
                .ToDictionary(group => group.Key, group => group.Select(call => call.Length.GetValueOrDefault()).Order().ElementAt(((group.Count() * 99) + 99) / 100 - 1));
        });

        var lengths = new CallLengths(counted.Store, query).Read();

        Assert.NotEmpty(right);
        Assert.Equal(right.Select(one => (one.Key, (long?)one.Value)), right.Keys.Select(key => (key, lengths.LimitOf(key))));
    }

    [Fact]
    public void Channels_are_those_by_which_calls_came() => Assert.Equal(["chat", "voice"], counted.Store.Channels());

    // What became of contacts is in sums alone; from the calls it is told apart (FirstContactSumsTests).
    private static string Text(CallMeasures measures)
    {
        CallMeasure[] ofContacts = [CallMeasure.Contacts, CallMeasure.ContactsTold, CallMeasure.FirstResolved, CallMeasure.FirstUnresolved];
        var values = Enum.GetValues<CallMeasure>().Except(ofContacts).Select(one => $"{one} {measures[one]}");
        var waits = Enum.GetValues<WaitKind>().SelectMany(kind => Enumerable.Range(0, measures.Waits(kind).Length).Where(bin => measures.Waits(kind)[bin] > 0).Select(bin => $"{kind} {bin} {measures.Waits(kind)[bin]}"));
        return string.Join('\n', values.Concat(waits).Append($"{measures.Inputs}"));
    }

    private static List<string> Figures(MeasureStore store, KpiQuery query) => [.. KpiReport.Answer(store, query)
        .Select(row => string.Create(CultureInfo.InvariantCulture, $"{string.Join(',', row.Group)} {row.Kpi.Id} {row.Figure.Variant} {row.Figure.Value:R} {row.Figure.Numerator:R} {row.Figure.Denominator:R} {row.Figure.N} {row.Figure.State}"))];
}
