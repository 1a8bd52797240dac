namespace Bridge.Core.Kpis;

/// <summary>One computed figure, never without what it was computed from. Not rounded.</summary>
/// <param name="Variant">Which of the KPI's formulas it is.</param>
/// <param name="Value">The figure; null when the denominator is empty or an input is missing.</param>
/// <param name="Numerator">Upper part; seconds or a count.</param>
/// <param name="Denominator">Lower part; null for counts, extremes and percentiles.</param>
/// <param name="N">How many cases it rests on.</param>
/// <param name="State">How far it can be trusted.</param>
/// <param name="Missing">Inputs that the sources lack, with commas, for <see cref="KpiState.NotAvailable"/>.</param>
public sealed record KpiFigure(
    string Variant, double? Value, double? Numerator, double? Denominator, long N, KpiState State, string Missing = "")
{
    /// <summary>95 % interval of a share or a net of answers, or null.</summary>
    public KpiInterval? Interval { get; init; }
}
