using Bridge.Core.Kpis;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Kpis;

public class HistogramTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(1000, 1)]
    [InlineData(1001, 2)]
    [InlineData(900_000, 900)]
    [InlineData(900_001, 901)]
    [InlineData(915_000, 901)]
    [InlineData(915_001, 902)]
    public void A_bin_holds_what_is_at_most_its_edge(long milliseconds, int bin)
    {
        Assert.Equal(bin, Histogram.BinOf(milliseconds));
        Assert.True(milliseconds <= Histogram.EdgeOf(bin) * 1000L);
    }

    [Fact]
    public void A_percentile_above_fifteen_minutes_is_never_below_the_true_one_and_less_than_fifteen_seconds_above_it() =>
        Prop.ForAll(Gen.Choose(0, 7_200_000).NonEmptyListOf().Select(list => list.ToList()).ToArbitrary(), Gen.Choose(1, 100).ToArbitrary(), (milliseconds, percent) =>
        {
            var histogram = new Histogram();
            milliseconds.ForEach(one => histogram.Add(Histogram.BinOf(one), 1));

            var exact = milliseconds.Order().ElementAt(((milliseconds.Count * percent) + 99) / 100 - 1) / 1000.0;
            var above = (histogram.Percentile(percent) ?? double.NaN) - exact;

            return above >= 0 && above < (exact > Histogram.FineSeconds ? Histogram.CoarseSeconds : 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_forgotten_leaves_nothing_behind_and_parts_count_as_one() =>
        Prop.ForAll(Gen.Choose(0, 2000).ListOf().ToArbitrary(), Gen.Choose(0, 2000).ListOf().ToArbitrary(), Gen.Choose(1, 100).ToArbitrary(), (before, after, percent) =>
        {
            var (used, fresh, other, both) = (Of(before), Of(after), Of(before), Of([.. before, .. after]));
            used.Clear();
            foreach (var second in after)
            {
                used.Add(Histogram.BinOf(second * 1000L), 1);
            }

            return Bins(used).SequenceEqual(Bins(fresh)) && used.Total == fresh.Total && used.Percentile(percent) == fresh.Percentile(percent)
                && Histogram.Percentile(percent, fresh, other) == both.Percentile(percent);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Percentiles_and_counts_are_those_of_the_sorted_list() =>
        Prop.ForAll(Gen.Choose(0, 900).ListOf().ToArbitrary(), Gen.Choose(1, 100).ToArbitrary(), (seconds, percent) =>
        {
            var histogram = new Histogram();
            foreach (var one in seconds)
            {
                histogram.Add(Histogram.BinOf(one * 1000L), 1);
            }

            var sorted = seconds.Order().ToList();
            int? rank = sorted.Count == 0 ? null : sorted.First(one => sorted.Count(other => other <= one) * 100 >= percent * sorted.Count);
            return histogram.Percentile(percent) == rank && histogram.AtMost(45) == sorted.Count(one => one <= 45);
        }).QuickCheckThrowOnFailure();

    private static Histogram Of(IEnumerable<int> seconds)
    {
        var histogram = new Histogram();
        foreach (var second in seconds)
        {
            histogram.Add(Histogram.BinOf(second * 1000L), 1);
        }

        return histogram;
    }

    private static IEnumerable<(int Bin, long Count)> Bins(Histogram histogram)
    {
        for (var bin = histogram.NextFrom(0); bin >= 0; bin = histogram.NextFrom(bin + 1))
        {
            yield return (bin, histogram[bin]);
        }
    }
}
