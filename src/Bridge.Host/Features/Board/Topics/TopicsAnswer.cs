using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Board.Topics;

/// <summary>What is known of topics.</summary>
/// <param name="Query">Days and settings that were used.</param>
/// <param name="Rows">The topics, those whose work came back or went up most often first.</param>
/// <param name="Whole">Shares of first contacts that were enough, whatever the topic: of tickets, of calls.</param>
/// <param name="HasCalls">False where too many days are asked for to read calls.</param>
internal sealed record TopicsAnswer(KpiQuery Query, IReadOnlyList<TopicRow> Rows, IReadOnlyDictionary<string, double> Whole, bool HasCalls)
{
    /// <summary>True when of any topic enough first contacts were judged to say whether it is a gap.</summary>
    public bool IsJudged => Rows.Any(row => row.Enough.Any(one => one.Cases >= KpiSettings.FewCases));

    /// <summary>
    /// Tells whether a topic is a gap: of 20 judged first contacts or more fewer were enough than of all, and by more than chance explains
    /// (the upper bound of its 95 % interval is below the share of all).
    /// </summary>
    /// <param name="row">The topic.</param>
    /// <returns>What shows it, <c>tickets</c> or <c>calls</c>; null when it is none.</returns>
    public string? GapOf(TopicRow row) => row.Enough
        .Where(one => one.Cases >= KpiSettings.FewCases && KpiInterval.OfShare(one.Share, one.Cases).High < 100 * Whole[one.Of]).Select(one => one.Of).FirstOrDefault();
}
