using Bridge.Core.Kpis.Arrivals;

namespace Bridge.Core.Tests.Kpis.Arrivals;

/// <summary>A surge on an evening on which few call: no more than usual, but far more than an hour before.</summary>
public class ArrivalRiseTests
{
    private const int SlotsPerHour = 4;
    private const int Usual = 500;
    private const int Noon = 12;

    // On some days more call in the afternoon than in the morning, on others fewer, all afternoon long: so a slow afternoon alone is nothing unusual.
    private static readonly List<ArrivalDay> _days = [.. Enumerable.Range(0, 56).Select(day => new ArrivalDay(new DateOnly(2026, 1, 5).AddDays(day), [.. Enumerable.Range(0, 40).Select(slot =>
        (int?)((Usual * (slot < Noon ? 100 : 100 + (((day * 7 % 11) - 5) * 6)) / 100) + (((day * 31) + (slot * 17) + (day * slot * 7)) % 61) - 30))]))];

    [Fact]
    public void Half_as_many_again_in_a_slow_afternoon_are_seen_though_they_are_no_more_than_usual()
    {
        var slow = Day(slot => slot < Noon ? Usual : 350);
        var surge = Day(slot => slot < Noon ? Usual : slot is >= 30 and < 34 ? 525 : 350);

        var alarm = Assert.Single(Events(surge), one => one.Last >= 30);

        Assert.Equal((AlarmLevel.Amber, true), (alarm.Level, alarm.Peak.IsRise));
        Assert.InRange(alarm.Peak.Expected / alarm.Peak.Window, 340, 360); // what the hour before lets expect
        Assert.DoesNotContain(Baseline.Judge(surge, AlarmLimits.Usual), verdict => verdict is { Slot: >= 30 and < 34, Level: not AlarmLevel.None, Z: > 0 });
        Assert.DoesNotContain(Baseline.Judge(slow, AlarmLimits.Usual, SlotsPerHour), verdict => verdict.IsRise);
    }

    [Fact]
    public void The_end_of_an_outage_is_no_rise()
    {
        var outage = Day(slot => slot is 20 or 21 ? 0 : Usual);

        Assert.DoesNotContain(Baseline.Judge(outage, AlarmLimits.Usual, SlotsPerHour), verdict => verdict.IsRise && verdict.Slot < 26);
        Assert.Contains(Baseline.Judge(outage, AlarmLimits.Usual, SlotsPerHour), verdict => verdict is { Slot: 20, Level: AlarmLevel.Red });
    }

    [Fact]
    public void What_is_unusual_on_a_usual_day_is_told_as_before_and_longer_slots_know_no_rise()
    {
        var surge = Day(slot => slot is 20 or 21 ? 2 * Usual : Usual);

        var plain = Baseline.Judge(surge, AlarmLimits.Usual);

        Assert.Equal(plain, Baseline.Judge(surge, AlarmLimits.Usual, 2));
        Assert.All(
            Baseline.Judge(surge, AlarmLimits.Usual, SlotsPerHour).Zip(plain).Where(both => both.Second.Level != AlarmLevel.None),
            both => Assert.Equal(both.Second, both.First));
    }

    private static ArrivalBaseline Baseline => ArrivalBaseline.Of(_days, Date);

    private static DateOnly Date => _days[^1].Date.AddDays(1);

    private static IReadOnlyList<int?> Day(Func<int, int> count) => [.. Enumerable.Range(0, 40).Select(slot => (int?)count(slot))];

    private static IReadOnlyList<ArrivalEvent> Events(IReadOnlyList<int?> counts) =>
        ArrivalEvent.Of(Baseline.Judge(counts, AlarmLimits.Usual, SlotsPerHour), AlarmLimits.Usual, SlotsPerHour);
}
