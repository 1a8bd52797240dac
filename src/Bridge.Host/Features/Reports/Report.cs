using Bridge.Host.Tables;

namespace Bridge.Host.Features.Reports;

/// <summary>A finished report.</summary>
/// <param name="Name">Name of its kind.</param>
/// <param name="Title">Its title for people.</param>
/// <param name="Period">What it is about.</param>
/// <param name="Tables">Its tables; at least one.</param>
internal sealed record Report(string Name, string Title, ReportPeriod Period, IReadOnlyList<Table> Tables)
{
    /// <summary>What to know first, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>How the summary is meant: <c>ok</c>, <c>bad</c> or <c>wait</c>.</summary>
    public required string Tone { get; init; }

    /// <summary>How the figures were made; sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
