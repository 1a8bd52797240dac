using Bridge.Core.Kpis;

namespace Bridge.Host.Features.Measures.Records;

/// <summary>A question for the records behind one figure.</summary>
/// <param name="Figure">The figure's own question: its KPI, formula and days; grouped by one thing at most.</param>
/// <param name="Kpi">The KPI.</param>
/// <param name="Variant">Its formula.</param>
internal sealed record RecordQuestion(KpiQuestion Figure, Kpi Kpi, KpiVariant Variant)
{
    /// <summary>Records of one page.</summary>
    public const int PageSize = 100;

    /// <summary>Value of the group; null for the group without one. Says nothing when the figure is not grouped.</summary>
    public string? Group { get; init; }

    /// <summary>Which records.</summary>
    public RecordFilter Filter { get; init; }

    /// <summary>In which order.</summary>
    public RecordOrder Order { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Records before this page.</summary>
    public int Skip => (Page - 1) * PageSize;
}
