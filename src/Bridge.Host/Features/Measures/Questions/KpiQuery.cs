using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures.Answers;

namespace Bridge.Host.Features.Measures.Questions;

/// <summary>What is asked of the measures.</summary>
internal sealed record KpiQuery
{
    /// <summary>First day since 1970.</summary>
    public required int FirstDay { get; init; }

    /// <summary>Last day since 1970.</summary>
    public required int LastDay { get; init; }

    /// <summary>What is grouped by, in the order to show.</summary>
    public IReadOnlyList<Dimension> By { get; init; } = [];

    /// <summary>Times whose figures stand beside these.</summary>
    public IReadOnlyList<EarlierTime> Earlier { get; init; } = [];

    /// <summary>The KPIs with their variants.</summary>
    public required IReadOnlyList<(Kpi Kpi, KpiVariant Variant)> Kpis { get; init; }

    /// <summary>KPIs that must stand beside these and cannot be grouped so: they are told of without a value.</summary>
    public IReadOnlyList<Kpi> Ungrouped { get; init; } = [];

    /// <summary>KPIs of several scales of which one is told: the first on which somebody answered.</summary>
    public IReadOnlyList<Kpi> OnScales { get; init; } = [];

    /// <summary>Channel.</summary>
    public string Channel { get; init; } = "voice";

    /// <summary>Counts calls outside business hours like all others.</summary>
    public bool IncludesAfterHours { get; init; }

    /// <summary>What the formulas leave to the desk.</summary>
    public KpiSettings Settings { get; init; } = new();

    /// <summary>The kinds of tables that the KPIs need, beside calls.</summary>
    public IReadOnlyList<TableKind> Kinds => [.. Kpis.SelectMany(one => one.Variant.Desk?.Terms ?? []).Select(term => term.Kind).Distinct()];

    /// <summary>True when a KPI is computed from calls, or from calls too.</summary>
    public bool NeedsCalls => Kpis.Any(one => one.Variant.Desk is null or { Calls: not null });

    /// <summary>True when calls are looked at together with tickets.</summary>
    public bool LooksAtTickets => Kpis.Any(one => one.Variant.Formula == CallFormulas.Documented);

    /// <summary>What is grouped by.</summary>
    public IReadOnlySet<Dimension> Dimensions => By.ToHashSet();
}

/// <summary>One figure of the answer.</summary>
/// <param name="Kpi">Its KPI.</param>
/// <param name="FirstDay">First day since 1970.</param>
/// <param name="LastDay">Last day since 1970.</param>
/// <param name="Group">Name and value of each dimension.</param>
/// <param name="Figure">The figure.</param>
internal sealed record KpiRow(Kpi Kpi, int FirstDay, int LastDay, IReadOnlyList<(string Name, string? Value)> Group, KpiFigure Figure)
{
    /// <summary>Ids of the KPIs that must stand beside it.</summary>
    public IReadOnlyList<string> Guards => Kpi.GuardsOf(Kpi.Variants.FirstOrDefault(variant => variant.Id == Figure.Variant) ?? Kpi.Variants[0]);

    /// <summary>The same figure of earlier times, where that was asked for.</summary>
    public IReadOnlyList<KpiComparison> Compared { get; init; } = [];
}
