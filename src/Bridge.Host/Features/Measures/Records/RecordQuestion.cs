using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Measures.Records;

/// <summary>A question for the records behind one figure.</summary>
/// <param name="Figure">The figure's own question: its KPI, formula and days; grouped by two things at most.</param>
/// <param name="Kpi">The KPI.</param>
/// <param name="Variant">Its formula.</param>
internal sealed record RecordQuestion(KpiQuestion Figure, Kpi Kpi, KpiVariant Variant)
{
    /// <summary>Records of one page.</summary>
    public const int PageSize = 100;

    /// <summary>Values of the group, in the order of what is grouped by; null, or none, for the group without one.</summary>
    public IReadOnlyList<string?> Groups { get; init; } = [];

    /// <summary>Which records.</summary>
    public RecordFilter Filter { get; init; }

    /// <summary>In which order.</summary>
    public RecordOrder Order { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Records before this page.</summary>
    public int Skip => (Page - 1) * PageSize;

    /// <summary>Value of one part of the group.</summary>
    /// <param name="place">Its place among what is grouped by.</param>
    /// <returns>The value; null for the group without one.</returns>
    public string? GroupAt(int place) => place < Groups.Count ? Groups[place] : null;

    /// <summary>Tells whether a group is the one that is asked for.</summary>
    /// <param name="label">Name and value of each thing that is grouped by.</param>
    /// <returns>True when it is, and where nothing is grouped.</returns>
    public bool IsOf(IReadOnlyList<(string Name, string? Value)> label) => !label.Where((one, place) => one.Value != GroupAt(place)).Any();
}
