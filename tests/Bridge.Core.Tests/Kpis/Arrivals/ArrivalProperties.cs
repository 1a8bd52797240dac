using Bridge.Core.Kpis.Arrivals;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Kpis.Arrivals;

public class ArrivalProperties
{
    private const int Slots = 12;

    private static readonly Gen<IReadOnlyList<int?>> _counts =
        Gen.Frequency((1, Gen.Constant((int?)null)), (9, Gen.Choose(0, 80).Select(count => (int?)count))).ListOf(Slots).Select(list => (IReadOnlyList<int?>)[.. list]);

    private static readonly Gen<List<IReadOnlyList<int?>>> _history = Gen.Choose(3, 8).SelectMany(days => _counts.ListOf(days)).Select(days => days.ToList());

    [Fact]
    public void What_is_expected_lies_between_the_fewest_and_the_most_that_came() =>
        Prop.ForAll(_history.ToArbitrary(), history =>
        {
            var (least, most) = (history.Min(day => day.Min()) ?? 0, history.Max(day => day.Max()) ?? 0);
            return ArrivalCurve.Expected(history).All(mean => mean is null || (mean >= least && mean <= most));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_days_does_not_matter_to_the_expected_curve() =>
        Prop.ForAll(_history.ToArbitrary(), history =>
            ArrivalCurve.Expected(history).SequenceEqual(ArrivalCurve.Expected([.. Enumerable.Reverse(history)]))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_factor_of_a_day_stays_within_its_bounds_and_is_1_when_nothing_was_compared() =>
        Prop.ForAll(_history.ToArbitrary(), _counts.ToArbitrary(), (history, counts) =>
        {
            var expected = ArrivalCurve.Expected(history);
            return DayFactor.Of(counts, expected, Slots) is >= 0.5 and <= 2 && Math.Abs(DayFactor.Of(counts, expected, 0) - 1) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_callers_in_a_window_never_lower_its_residual() =>
        Prop.ForAll(_history.ToArbitrary(), _counts.ToArbitrary(), Gen.Choose(0, Slots - 1).ToArbitrary(), (history, counts, slot) =>
        {
            var expected = ArrivalCurve.Expected(history);
            var more = counts.Select((count, one) => one == slot ? count + 5 : count).ToList();
            return ArrivalResiduals.Windows.All(window =>
                ArrivalResiduals.Of(counts, expected, window)[slot] is not { } before || ArrivalResiduals.Of(more, expected, window)[slot] > before);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Residuals_turned_over_scatter_as_much_and_never_less_than_chance() =>
        Prop.ForAll(Gen.Choose(-900, 900).Select(one => one / 100.0).NonEmptyListOf().ToArbitrary(), residuals =>
            ArrivalDispersion.Of(residuals) >= 1
            && Math.Abs(ArrivalDispersion.Of(residuals) - ArrivalDispersion.Of(residuals.Select(one => -one))) < 1e-9).QuickCheckThrowOnFailure();

    [Fact]
    public void A_count_within_the_band_does_not_alarm_alone_and_one_outside_does() =>
        Prop.ForAll(_history.ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), (history, count) =>
        {
            var baseline = new ArrivalBaseline([new(2026, 6, 1), new(2026, 6, 8), new(2026, 6, 15)], ArrivalCurve.Expected(history), [1.5, 1, 1]);
            var only = Enumerable.Range(0, Slots).Select(slot => slot == 0 ? (int?)count : null).ToList();
            return baseline.Band(0, 1, AlarmLimits.Usual) is not var (least, most)
                || baseline.Judge(only, AlarmLimits.Usual)[0].Level != AlarmLevel.None == (count < least || count > most);
        }).QuickCheckThrowOnFailure();
}
