namespace Bridge.Core.Kpis.Desk.Tallies;

/// <summary>Spearman's rank correlation: whether two values rise and fall together, whatever their scales. It says nothing of causes.</summary>
internal static class RankCorrelation
{
    /// <summary>Computes it.</summary>
    /// <remarks>Source: Spearman, "The proof and measurement of association between two things", 1904; equal values share the mean of their ranks.</remarks>
    /// <param name="pairs">The values.</param>
    /// <returns>-1 to 1; null when one of the two never changes.</returns>
    public static double? Of(IReadOnlyList<(double First, double Second)> pairs)
    {
        var (first, second) = (Ranks([.. pairs.Select(pair => pair.First)]), Ranks([.. pairs.Select(pair => pair.Second)]));
        var mean = (pairs.Count + 1) / 2.0;
        double Sum(double[] one, double[] other) => one.Zip(other, (a, b) => (a - mean) * (b - mean)).Sum();
        var (x, y) = (Sum(first, first), Sum(second, second));
        return x == 0 || y == 0 ? null : Math.Clamp(Sum(first, second) / Math.Sqrt(x * y), -1, 1);
    }

    private static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(one => values[one]).ToArray();
        var ranks = new double[values.Length];
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && values[order[end]] == values[order[start]])
            {
                end++;
            }

            foreach (var one in order[start..end])
            {
                ranks[one] = (start + 1 + end) / 2.0;
            }

            start = end;
        }

        return ranks;
    }
}
