namespace Bridge.Core.Kpis.Arrivals;

/// <summary>The usual day: how many callers are expected in each slot.</summary>
public static class ArrivalCurve
{
    private const double Trimmed = 0.1;

    /// <summary>Finds the expected arrivals: the mean of each slot and its neighbours over the days, without the extremes.</summary>
    /// <param name="history">Counts of comparable days, all of as many slots.</param>
    /// <returns>Expected arrivals of each slot; null where no day has any count.</returns>
    public static IReadOnlyList<double?> Expected(IReadOnlyList<IReadOnlyList<int?>> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var slots = history.Count == 0 ? 0 : history[0].Count;
        return [.. Enumerable.Range(0, slots).Select(slot => Expected(history, slot))];
    }

    /// <summary>Adds up what is expected in a part of a day that need not begin or end with a slot.</summary>
    /// <param name="expected">Expected arrivals of each slot.</param>
    /// <param name="from">Begin in slots, such as 40.5.</param>
    /// <param name="to">End in slots.</param>
    /// <returns>Expected arrivals.</returns>
    public static double Between(IReadOnlyList<double?> expected, double from, double to)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var sum = 0.0;
        for (var slot = Math.Max(0, (int)from); slot < expected.Count && slot < to; slot++)
        {
            sum += (expected[slot] ?? 0) * Math.Max(0, Math.Min(to, slot + 1) - Math.Max(from, slot));
        }

        return sum;
    }

    private static double? Expected(IReadOnlyList<IReadOnlyList<int?>> history, int slot)
    {
        if (history.All(day => day[slot] is null))
        {
            return null;
        }

        List<int> pool =
        [
            .. from day in history
               from near in Enumerable.Range(slot - 1, 3)
               where near >= 0 && near < day.Count && day[near] is not null
               let count = day[near]!.Value // not null, since the line above says so
               orderby count
               select count,
        ];
        var cut = (int)(Trimmed * pool.Count);
        return pool.Skip(cut).Take(pool.Count - (2 * cut)).Average();
    }
}
