namespace Bridge.Core.Kpis;

/// <summary>How a figure changed from one time to another.</summary>
/// <param name="Difference">New less old, in the figure's unit; of shares in points.</param>
/// <param name="Verdict">What that means.</param>
public sealed record KpiChange(double Difference, KpiVerdict Verdict)
{
    /// <summary>Compares two figures of one KPI.</summary>
    /// <param name="kpi">The KPI, which knows which way is better.</param>
    /// <param name="now">The new figure.</param>
    /// <param name="before">The old figure.</param>
    /// <returns>
    /// The change; null when one of them has no value, when they are of different formulas, or when one of them is of so few cases that
    /// chance decides (fewer than <see cref="KpiSettings.FewCases"/>; counts have no such limit).
    /// </returns>
    public static KpiChange? Of(Kpi kpi, KpiFigure now, KpiFigure before)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(before);
        if (now.Variant != before.Variant || !IsComparable(kpi, now) || !IsComparable(kpi, before) || now.Value - before.Value is not { } difference)
        {
            return null;
        }

        return new KpiChange(difference, (kpi.Direction, Math.Sign(difference)) switch
        {
            (_, 0) => KpiVerdict.Same,
            (KpiDirection.Neither, _) => KpiVerdict.Neither,
            (KpiDirection.Higher, > 0) or (KpiDirection.Lower, < 0) => KpiVerdict.Better,
            _ => KpiVerdict.Worse,
        });
    }

    private static bool IsComparable(Kpi kpi, KpiFigure figure) =>
        figure.State is KpiState.Ok or KpiState.Provisional && (KpiWords.Counts(kpi.Unit) || figure.N >= KpiSettings.FewCases);
}
