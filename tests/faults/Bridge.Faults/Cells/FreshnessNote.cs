using System.Globalization;

namespace Bridge.Faults.Cells;

/// <summary>How long changes took to be seen, in one line.</summary>
internal static class FreshnessNote
{
    /// <summary>Writes the line.</summary>
    /// <param name="seconds">Seconds from each change to its sight, in any order.</param>
    /// <returns>The count, the median, the 95th percentile and the longest.</returns>
    public static string Of(IEnumerable<double> seconds)
    {
        var all = seconds.Order().ToList();
        double At(double share) => all.Count == 0 ? 0 : all[Math.Min(all.Count - 1, (int)(all.Count * share))];
        return string.Create(CultureInfo.InvariantCulture, $"{all.Count} changes seen: p50 {At(0.5):0.00} s, p95 {At(0.95):0.00} s, longest {At(1):0.00} s");
    }
}
