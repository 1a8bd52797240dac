namespace Bridge.Core.Kpis.Arrivals;

/// <summary>How busy a day is against the usual one, so that a busy day is said once and does not alarm all day.</summary>
public static class DayFactor
{
    private const double Least = 0.5;
    private const double Most = 2;
    private const int Caution = 4;

    /// <summary>Compares the beginning of a day with what was expected of it.</summary>
    /// <param name="counts">Arrivals of each slot so far.</param>
    /// <param name="expected">Expected arrivals of each slot.</param>
    /// <param name="slots">How many slots from the first are compared.</param>
    /// <returns>0.5 to 2; 1 for a usual day. Few slots move it little.</returns>
    public static double Of(IReadOnlyList<int?> counts, IReadOnlyList<double?> expected, int slots)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(expected);
        var (observed, usual) = (0.0, 0.0);
        for (var slot = 0; slot < slots && slot < counts.Count; slot++)
        {
            if (counts[slot] is { } count && expected[slot] is { } mean)
            {
                (observed, usual) = (observed + count, usual + mean);
            }
        }

        var anchor = Caution * (expected.Average() ?? 0);
        return usual + anchor > 0 ? Math.Clamp((observed + anchor) / (usual + anchor), Least, Most) : 1;
    }
}
