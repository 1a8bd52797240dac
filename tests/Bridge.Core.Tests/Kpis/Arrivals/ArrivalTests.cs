using Bridge.Core.Kpis.Arrivals;

namespace Bridge.Core.Tests.Kpis.Arrivals;

public class ArrivalTests
{
    private readonly List<ArrivalDay> _days = InventedDays.Sixty();

    [Fact]
    public void With_fewer_than_three_days_of_the_weekday_nothing_alarms()
    {
        var baseline = ArrivalBaseline.Of(_days.Take(10), _days[10].Date);

        Assert.True(baseline.IsLearning);
        Assert.Empty(baseline.Judge(_days[50].Counts, AlarmLimits.Usual));
        Assert.Null(baseline.Band(3, 1, AlarmLimits.Usual));
    }

    [Fact]
    public void From_three_days_of_the_weekday_on_it_uses_what_there_is()
    {
        var baseline = ArrivalBaseline.Of(_days.Take(15), _days[15].Date);

        Assert.False(baseline.IsLearning);
        Assert.Equal(_days.Where((_, day) => day is 0 or 5 or 10).Select(day => day.Date), baseline.Days);
        Assert.NotEmpty(baseline.Judge(_days[15].Counts, AlarmLimits.Usual));
    }

    [Fact]
    public void Days_that_were_not_normal_and_days_without_a_caller_are_left_out()
    {
        var date = _days[55].Date;
        var marked = _days.Select(day => day.Date == date.AddDays(-7) ? day with { IsNormal = false } : day);
        var closed = _days.Select(day => day.Date == date.AddDays(-7) ? InventedDays.Change(day, (_, _) => 0) : day);
        var without = _days.Where(day => day.Date != date.AddDays(-7)).ToList();

        var right = ArrivalBaseline.Of(without, date);

        Assert.Equal(right.Expected, ArrivalBaseline.Of(marked, date).Expected);
        Assert.Equal(right.Dispersion, ArrivalBaseline.Of(closed, date).Dispersion);
        Assert.NotEqual(right.Expected, ArrivalBaseline.Of(_days, date).Expected);
    }

    [Fact]
    public void An_hour_that_a_change_of_clocks_took_is_missing_and_nothing_else()
    {
        var date = _days[55].Date;
        var odd = _days.Select(day => day.Date == date.AddDays(-7) ? InventedDays.Change(day, (slot, count) => slot is 2 or 3 ? null : count) : day);

        var (whole, without) = (ArrivalBaseline.Of(_days, date).Expected, ArrivalBaseline.Of(odd, date).Expected);

        Assert.Equal(whole.Skip(5), without.Skip(5));
        Assert.NotEqual(whole[2], without[2]);
        Assert.NotNull(without[2]);
    }

    [Fact]
    public void The_window_and_the_two_slots_before_it_never_feed_the_factor_it_is_judged_by()
    {
        var expected = ArrivalBaseline.Of(_days, _days[50].Date).Expected;
        var before = ArrivalResiduals.Of(_days[50].Counts, expected, 1)[10];

        double? With(int slot) => ArrivalResiduals.Of(InventedDays.Change(_days[50], (one, count) => one == slot ? 500 : count).Counts, expected, 1)[10];

        Assert.Equal(before, With(9));
        Assert.Equal(before, With(8));
        Assert.NotEqual(before, With(7));
    }

    [Theory]
    [InlineData(40, 15)]
    [InlineData(39.9, 30)]
    [InlineData(5, 30)]
    [InlineData(4.9, 60)]
    [InlineData(0, 60)]
    public void Slots_are_as_short_as_the_number_of_callers_allows(double perQuarter, int minutes) =>
        Assert.Equal(minutes, SlotLength.Minutes(perQuarter));

    [Theory]
    [InlineData(6.9, false)]
    [InlineData(6.91, true)]
    public void A_silence_is_suspicious_when_chance_makes_it_once_in_a_thousand(double expected, bool isSuspicious) =>
        Assert.Equal(isSuspicious, SilenceRule.IsSuspicious(expected));

    [Fact]
    public void Parts_of_slots_count_in_part() =>
        Assert.Equal((0.5 * 10) + 20 + (0.25 * 40), ArrivalCurve.Between([10, 20, 40, null], 0.5, 2.25), 12);

    [Fact]
    public void Alarms_less_than_an_hour_apart_are_one_event_with_the_furthest_as_its_peak()
    {
        var events = ArrivalEvent.Of([At(3, 3.5), At(4, 1), At(7, -5), At(12, 4.5)], AlarmLimits.Usual, slotsPerHour: 4);

        Assert.Equal([(3, 7, -5.0), (12, 12, 4.5)], events.Select(one => (one.First, one.Last, one.Peak.Z)));
    }

    [Theory]
    [InlineData(4, new[] { 4.9 }, AlarmLevel.Amber)] // one slot may be chance
    [InlineData(4, new[] { 5.1 }, AlarmLevel.Red)]
    [InlineData(4, new[] { -5.1 }, AlarmLevel.Red)]
    [InlineData(4, new[] { 3.8, 3.8 }, AlarmLevel.Red)] // two slots are not
    [InlineData(4, new[] { -3.8, 0, 0, 0, -3.8 }, AlarmLevel.Red)]
    [InlineData(4, new[] { 3.8, 3.5, 3.5, 3.5, 3.5, 3.8 }, AlarmLevel.Amber)] // more than an hour between them
    [InlineData(4, new[] { 3.8, -3.8 }, AlarmLevel.Amber)] // too many and too few
    [InlineData(4, new[] { 4.2, 3.7 }, AlarmLevel.Amber)]
    [InlineData(2, new[] { 4.1 }, AlarmLevel.Red)] // a small desk waits for no second slot
    [InlineData(2, new[] { 3.9, 3.9 }, AlarmLevel.Amber)]
    public void In_quarters_of_an_hour_red_is_far_off_or_seen_twice(int slotsPerHour, double[] distances, AlarmLevel level)
    {
        var events = ArrivalEvent.Of(distances.Select((z, slot) => At(slot, z)), AlarmLimits.Usual, slotsPerHour);

        Assert.Equal(level, Assert.Single(events).Level);
    }

    [Theory]
    [InlineData(10, 4.2, AlarmLevel.Red)]
    [InlineData(11, 4.2, AlarmLevel.Amber)]
    [InlineData(1, 3.25, AlarmLevel.None)]
    [InlineData(1, -3.3, AlarmLevel.Amber)]
    public void Many_queues_at_once_need_a_greater_distance_for_red(int queues, double z, AlarmLevel level) =>
        Assert.Equal(level, AlarmLimits.For(queues).Judge(z));

    private static ArrivalVerdict At(int slot, double z) => new(slot, 1, 0, 0, z, AlarmLimits.Usual.Judge(z));
}
