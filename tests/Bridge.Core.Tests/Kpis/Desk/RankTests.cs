using Bridge.Core.Kpis.Desk.Tallies;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Kpis.Desk;

/// <summary>Ranks of many whole values are those of the sorted values, however they are spread and whoever adds them.</summary>
public sealed class RankTests
{
    private static readonly int[] _percents = [1, 50, 90, 99, 100];

    [Fact]
    public void A_rank_of_many_values_is_that_of_the_sorted_values() =>
        Prop.ForAll(Many().ToArbitrary(), values =>
        {
            var (tally, taken) = (new DeskTally(), new WholeValues());
            taken.Add(values);
            tally.Take(taken, 60_000);
            var sorted = values.Order().ToArray();

            foreach (var percent in _percents)
            {
                Assert.Equal((decimal)sorted[(((values.Length * percent) + 99) / 100) - 1] / 60_000, tally.Rank(percent));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Values_that_are_taken_over_join_those_of_their_unit_and_those_of_another()
    {
        var tally = new DeskTally();
        foreach (var (value, unit) in new[] { (10L, 1L), (20L, 1L), (90_000L, 60_000L) })
        {
            var taken = new WholeValues();
            taken.Add(value);
            tally.Take(taken, unit);
        }

        Assert.Equal((1.5m, 10m, 20m), (tally.Rank(33), tally.Rank(50), tally.Rank(100)));
    }

    [Fact]
    public void Room_that_was_given_back_holds_nothing_and_can_be_filled_again()
    {
        var values = new WholeValues();
        for (var one = 0L; one < 1000; one++)
        {
            values.Add(one);
        }

        values.GiveBack();
        values.Add(7);

        Assert.Equal([7L], values.Values.ToArray());
    }

    // Few and many, narrow and over all sizes, equal ones, and one far away from the others.
    private static Gen<long[]> Many() =>
        from count in Gen.Elements(1, 2, 4095, 4096, 20_000)
        from widest in Gen.Elements(0L, 3L, 1000L, 4_000_000_000L, long.MaxValue / 2)
        from seed in Gen.Choose(0, int.MaxValue)
        from far in Gen.Elements(0L, long.MaxValue / 2, long.MinValue / 2)
        select Of(new System.Random(seed), count, widest, far);

    private static long[] Of(System.Random random, int count, long widest, long far)
    {
        var values = new long[count];
        for (var one = 0; one < count; one++)
        {
            values[one] = (long)(widest * Math.Pow(random.NextDouble(), 8));
        }

        values[0] = far;
        return values;
    }
}
