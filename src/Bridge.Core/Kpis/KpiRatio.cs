namespace Bridge.Core.Kpis;

/// <summary>What a formula makes of measures.</summary>
/// <param name="Value">The value; null when there is nothing to compute it from.</param>
/// <param name="Numerator">Upper part.</param>
/// <param name="Denominator">Lower part, or null.</param>
/// <param name="N">Cases.</param>
internal readonly record struct KpiRatio(double? Value, double? Numerator, double? Denominator, long N)
{
    public static KpiRatio Count(long count) => new(count, count, null, count);

    public static KpiRatio Percent(long part, long whole) =>
        new(whole > 0 ? 100.0 * part / whole : null, part, whole, whole);

    /// <summary>An average in seconds of a sum in milliseconds.</summary>
    public static KpiRatio Average(long milliseconds, long count) =>
        new(count > 0 ? milliseconds / 1000.0 / count : null, milliseconds / 1000.0, count, count);

    public static KpiRatio Extreme(long milliseconds, long count) =>
        count > 0 ? new(milliseconds / 1000.0, milliseconds / 1000.0, null, count) : new(null, null, null, 0);

    public static KpiRatio Rank(int? seconds, long count) => new(seconds, seconds, null, count);
}
