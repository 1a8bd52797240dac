namespace Bridge.Core.Kpis;

/// <summary>Between which bounds a figure lies with a confidence of 95 %, if the answers came by chance.</summary>
/// <param name="Low">Lower bound, in the figure's unit.</param>
/// <param name="High">Upper bound.</param>
public sealed record KpiInterval(double Low, double High);
