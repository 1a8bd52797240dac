using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Reports.Figures;

/// <summary>What a report of figures tells, as data.</summary>
internal sealed record FigureReportSpec
{
    /// <summary>Name for settings, addresses and the command line.</summary>
    public required string Name { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>What it tells, in one sentence.</summary>
    public required string Description { get; init; }

    /// <summary>What to do when nothing is known.</summary>
    public required string Remedy { get; init; }

    /// <summary>Ids of its figures.</summary>
    public required IReadOnlyList<string> Kpis { get; init; }

    /// <summary>Those of them that are told month by month.</summary>
    public required IReadOnlyList<string> Over { get; init; }

    /// <summary>What to know first.</summary>
    public required Func<IReadOnlyList<KpiRow>, string> Sentence { get; init; }

    /// <summary>Figures by group.</summary>
    public IReadOnlyList<(string Title, string By, IReadOnlyList<string> Kpis)> Groups { get; init; } = [];

    /// <summary>Cross tables.</summary>
    public IReadOnlyList<CrossSpec> Crosses { get; init; } = [];
}

/// <summary>A cross table of one figure.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Kpi">The figure; a count, so that lines and columns add up.</param>
/// <param name="Down">What the lines are.</param>
/// <param name="Across">What the columns are.</param>
internal sealed record CrossSpec(string Title, string Kpi, string Down, string Across);
