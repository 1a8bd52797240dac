namespace Bridge.Core.Kpis;

/// <summary>Between which bounds a figure lies with a confidence of 95 %, if the answers came by chance.</summary>
/// <param name="Low">Lower bound, in the figure's unit.</param>
/// <param name="High">Upper bound.</param>
public sealed record KpiInterval(double Low, double High)
{
    /// <summary>Half width of a 95 % interval in standard errors.</summary>
    internal const double Confident = 1.96;

    /// <summary>The interval of a share.</summary>
    /// <remarks>Source: Wilson, "Probable inference, the law of succession, and statistical inference", 1927.</remarks>
    /// <param name="share">The share, 0 to 1.</param>
    /// <param name="cases">Cases; at least 1.</param>
    /// <returns>The interval in percent.</returns>
    public static KpiInterval OfShare(double share, double cases)
    {
        const double square = Confident * Confident;
        var center = (share + (square / (2 * cases))) / (1 + (square / cases));
        var width = Confident * Math.Sqrt((share * (1 - share) / cases) + (square / (4 * cases * cases))) / (1 + (square / cases));
        return new KpiInterval(100 * (center - width), 100 * (center + width));
    }
}
