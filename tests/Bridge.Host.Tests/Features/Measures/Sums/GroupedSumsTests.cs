using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;

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
            parts.Where(one => CallFormulas.Arrived(one.Value) > 0).ToDictionary(one => one.Key, one => Convert.ToHexString(MeasuresCodec.Write(one.Value))),
            whole.Where(one => CallFormulas.Arrived(one.Value) > 0).ToDictionary(one => one.Key, one => Convert.ToHexString(MeasuresCodec.Write(one.Value))));
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
}
