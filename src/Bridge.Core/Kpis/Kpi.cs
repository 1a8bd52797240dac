using Bridge.Core.Calls;

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

    /// <summary>Why it misleads alone; empty when it does not.</summary>
    public string GuardedBecause { get; init; } = "";
}

/// <summary>One formula of a KPI.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Formula">Name of the function that computes it, in <see cref="CallFormulas"/>.</param>
/// <param name="Text">The formula for people.</param>
/// <param name="Inputs">Inputs it needs beyond those of the KPI.</param>
public sealed record KpiVariant(string Id, string Formula, string Text, CallInputs Inputs = CallInputs.None);

/// <summary>Unit of a figure.</summary>
public enum KpiUnit
{
    /// <summary>Calls.</summary>
    Calls,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Percent, 0 to 100.</summary>
    Percent,
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
}
