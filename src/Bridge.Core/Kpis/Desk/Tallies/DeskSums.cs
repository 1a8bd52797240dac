namespace Bridge.Core.Kpis.Desk.Tallies;

/// <summary>The sums of many parts at once.</summary>
/// <param name="Upper">Numerators.</param>
/// <param name="Extremes">Sizes of the numerators.</param>
/// <param name="Lower">Denominators.</param>
/// <param name="Cases">Cases.</param>
/// <param name="Pending">Cases that cannot be judged yet.</param>
public readonly record struct DeskSums(decimal Upper, decimal Extremes, decimal Lower, long Cases, long Pending);
