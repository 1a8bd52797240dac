namespace Bridge.Core.Kpis.Arrivals;

/// <summary>How far arrivals are from what the day lets expect, in units in which chance alone is about 1.</summary>
public static class ArrivalResiduals
{
    /// <summary>Slots beside a window that do not feed the factor it is judged by.</summary>
    private const int Beside = 1;

    /// <summary>How many slots together are looked at.</summary>
    public static IReadOnlyList<int> Windows { get; } = [1, 2, 4];

    /// <summary>Finds the residual of each window.</summary>
    /// <param name="counts">Arrivals of each slot so far; null where there is none to judge.</param>
    /// <param name="expected">Expected arrivals of each slot.</param>
    /// <param name="window">Slots of a window.</param>
    /// <returns>For each slot the residual of the window that ends with it; null where a slot of the window is missing.</returns>
    public static IReadOnlyList<double?> Of(IReadOnlyList<int?> counts, IReadOnlyList<double?> expected, int window)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(expected);
        return [.. Enumerable.Range(0, Math.Min(counts.Count, expected.Count)).Select(slot => At(counts, expected, slot, window)?.Residual)];
    }

    /// <summary>Looks at the window that ends with a slot.</summary>
    internal static (double Residual, int Count, double Expected)? At(
        IReadOnlyList<int?> counts, IReadOnlyList<double?> expected, int slot, int window)
    {
        if (ArrivalWindow.Sum(counts, expected, slot - window + 1, window) is not var (count, usual))
        {
            return null;
        }

        usual *= DayFactor.Of(counts, expected, slot - window - Beside);
        return (Anscombe.Of(count) - Anscombe.Of(usual), count, usual);
    }
}
