namespace Bridge.Core.Kpis.Arrivals;

/// <summary>How far arrivals lie above what the hour before lets expect.</summary>
/// <remarks>
/// On a day that is out of order itself, such as the evening of a power failure, half as many callers again may be no more than usual: against the usual day nothing
/// is seen. Against the hour before it is. docs/decisions/0036 has the figures.
/// </remarks>
internal static class ArrivalRises
{
    // The end of an outage is no surge: whoever called then calls now.
    private const double LeastBefore = 0.5;

    /// <summary>Finds the residual of each window against the hour before it.</summary>
    public static IEnumerable<double> Of(IReadOnlyList<int?> counts, IReadOnlyList<double?> expected, int window, int slotsPerHour) =>
        Enumerable.Range(0, Math.Min(counts.Count, expected.Count)).Select(slot => At(counts, expected, slot, window, slotsPerHour)?.Residual).OfType<double>();

    /// <summary>Looks at the window that ends with a slot; null where a slot of it or of the hour before is missing.</summary>
    public static ArrivalRise? At(IReadOnlyList<int?> counts, IReadOnlyList<double?> expected, int slot, int window, int slotsPerHour)
    {
        var begin = slot - window + 1;
        if (ArrivalWindow.Sum(counts, expected, begin, window) is not var (count, usual) || ArrivalWindow.Sum(counts, expected, begin - slotsPerHour, slotsPerHour) is not var (before, usualBefore)
            || usualBefore <= 0)
        {
            return null;
        }

        var level = before / usualBefore;
        var isOutage = Enumerable.Range(begin - slotsPerHour, slotsPerHour).Any(one => counts[one] < LeastBefore * expected[one]);
        return new ArrivalRise(Anscombe.Of(count) - Anscombe.Of(level * usual), count, level * usual, isOutage);
    }
}
