using Bridge.Host.Features.Measures;

namespace Bridge.Host.Features.Board;

/// <summary>What the page shows.</summary>
/// <param name="Query">Days, channel and settings that were used.</param>
/// <param name="Tiles">The whole time: each figure once.</param>
/// <param name="Trend">The same time in steps, oldest first.</param>
/// <param name="TrendBy">What one step is: day, week or month.</param>
/// <param name="Groups">The time by the chosen group.</param>
/// <param name="Standards">How the standards are met that hold on all of these days.</param>
internal sealed record BoardAnswer(
    KpiQuery Query,
    IReadOnlyList<KpiRow> Tiles,
    IReadOnlyList<KpiRow> Trend,
    string TrendBy,
    IReadOnlyList<KpiRow> Groups,
    IReadOnlyList<StandardVerdict> Standards);
