using Bridge.Core.Kpis;

namespace Bridge.Host.Features.Measures.Questions;

/// <summary>The figures that an answer has.</summary>
/// <param name="Kpis">KPIs with their formulas: those that were asked for, then those that must stand beside them.</param>
/// <param name="Ungrouped">KPIs that must stand beside them and cannot be grouped as was asked.</param>
/// <param name="OnScales">KPIs of which all scales are read, and the one is told on which somebody answered.</param>
internal sealed record AskedKpis(IReadOnlyList<(Kpi Kpi, KpiVariant Variant)> Kpis, IReadOnlyList<Kpi> Ungrouped, IReadOnlyList<Kpi> OnScales);
