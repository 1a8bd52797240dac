using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Standards;

namespace Bridge.Host.Features.Board;

/// <summary>What the page shows.</summary>
/// <param name="Query">Days, channel and settings that were used.</param>
/// <param name="Sections">The whole time, part by part: each figure once.</param>
/// <param name="Trend">The same time in steps, oldest first.</param>
/// <param name="TrendBy">What one step is: day, week or month.</param>
/// <param name="Drawn">The figure that is drawn; null for calls with their service level.</param>
/// <param name="Groups">The time by the chosen group.</param>
/// <param name="By">What the groups are.</param>
/// <param name="Standards">How the standards are met that hold on all of these days.</param>
internal sealed record BoardAnswer(
    KpiQuery Query,
    IReadOnlyList<(BoardArea Area, IReadOnlyList<BoardFigure> Figures)> Sections,
    IReadOnlyList<KpiRow> Trend,
    string TrendBy,
    Kpi? Drawn,
    IReadOnlyList<KpiRow> Groups,
    string By,
    IReadOnlyList<StandardVerdict> Standards);
