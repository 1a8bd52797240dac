using Bridge.Core.Calls;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Desk;
using Bridge.Core.Kpis.Desk.Formulas;

namespace Bridge.Core.Kpis;

/// <summary>One figure of the catalogue: what it means, as data.</summary>
/// <param name="Id">Short name for the command line and for files; never changes.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="Merge">How parts are put together.</param>
/// <param name="Inputs">Inputs without which it cannot be computed.</param>
/// <param name="Source">Where the definition comes from.</param>
/// <param name="Variants">Its formulas; the first is the default.</param>
public sealed record Kpi(
    string Id, string Name, KpiUnit Unit, KpiDirection Direction, KpiMerge Merge, CallInputs Inputs, string Source, IReadOnlyList<KpiVariant> Variants)
{
    /// <summary>Ids of the KPIs that must stand beside it, because it misleads alone.</summary>
    public IReadOnlyList<string> Guards { get; init; } = [];

    /// <summary>Why it, or one of its formulas, misleads alone; empty when none does.</summary>
    public string GuardedBecause { get; init; } = "";

    /// <summary>Ids of the KPIs that must stand beside one of its formulas: those of all of them, and its own.</summary>
    /// <param name="variant">One of its formulas.</param>
    /// <returns>The ids, each once.</returns>
    public IReadOnlyList<string> GuardsOf(KpiVariant variant) => [.. Guards.Union((variant ?? throw new ArgumentNullException(nameof(variant))).Guards)];

    /// <summary>By what the KPIs beside it are parted too, such as losses by their reason; null where the whole is enough.</summary>
    public DeskTrait? GuardsPartedBy { get; init; }

    /// <summary>True when its formulas are of different scales: where nobody names one, the first stands on which anybody answered.</summary>
    public bool HasScales { get; init; }

    /// <summary>True when it is a figure of calls that is about business hours: without any it cannot be computed.</summary>
    public bool NeedsHours { get; init; }

    /// <summary>True when it is shown where nobody asks for a figure by name.</summary>
    public bool IsUsual { get; init; }

    /// <summary>Inputs without which a formula cannot be computed, as words.</summary>
    /// <param name="variant">One of its formulas.</param>
    /// <returns>Words of inputs of calls, or kinds of tables with their fields.</returns>
    public IReadOnlyList<string> NeedsOf(KpiVariant variant) => (variant ?? throw new ArgumentNullException(nameof(variant))).Desk is { } formula
        ? [.. formula.Terms.Where(term => !term.IsOptional).SelectMany(term => term.Needs.Select(field => $"{term.Kind.Plural}: {field.Word}").DefaultIfEmpty(term.Kind.Plural)).Distinct(),
            .. formula.NeedsHours ? ["business hours"] : Array.Empty<string>()]
        : [.. KpiWords.Of(Inputs | variant.Inputs), .. NeedsHours ? ["business hours"] : Array.Empty<string>()];
}

/// <summary>One formula of a KPI.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Formula">Name of the function that computes it, in <see cref="CallFormulas"/>.</param>
/// <param name="Text">The formula for people.</param>
/// <param name="Inputs">Inputs it needs beyond those of the KPI.</param>
public sealed record KpiVariant(string Id, string Formula, string Text, CallInputs Inputs = CallInputs.None)
{
    /// <summary>How it is computed from what is known of the desk beside calls; null for a formula over calls.</summary>
    public DeskFormula? Desk { get; init; }

    /// <summary>True when it never stands without the other formulas of its KPI.</summary>
    public bool IsNeverAlone { get; init; }

    /// <summary>Ids of the KPIs that must stand beside this formula, beyond those of its KPI.</summary>
    public IReadOnlyList<string> Guards { get; init; } = [];

    /// <summary>True when it comes with a 95 % interval.</summary>
    public bool HasInterval { get; init; }
}

/// <summary>Unit of a figure.</summary>
public enum KpiUnit
{
    /// <summary>Calls.</summary>
    Calls,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Percent, 0 to 100.</summary>
    Percent,

    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Months.</summary>
    Months,

    /// <summary>Points of a scale, or of a net of shares from -100 to 100.</summary>
    Points,

    /// <summary>Units of a currency, which the variant names.</summary>
    Currency,

    /// <summary>A plain number with decimals.</summary>
    Number,

    /// <summary>Tickets.</summary>
    Tickets,

    /// <summary>Answers.</summary>
    Answers,

    /// <summary>People.</summary>
    People,

    /// <summary>Classes.</summary>
    Classes,

    /// <summary>Seats in classes.</summary>
    Seats,

    /// <summary>Violations of rules.</summary>
    Violations,
}

/// <summary>Which way is better.</summary>
public enum KpiDirection
{
    /// <summary>Neither: it describes.</summary>
    Neither,

    /// <summary>More is better.</summary>
    Higher,

    /// <summary>Less is better.</summary>
    Lower,
}

/// <summary>How the figures of parts become the figure of the whole.</summary>
public enum KpiMerge
{
    /// <summary>Sums and counts add up.</summary>
    Sums,

    /// <summary>Histograms add up.</summary>
    Histogram,

    /// <summary>Computed anew from the records.</summary>
    Records,

    /// <summary>Holds at a point of time; never added up.</summary>
    Gauge,
}
