using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Board.Topics;

/// <summary>Reads what members ask about, and where first answers are not enough: what a knowledge base lacks.</summary>
/// <param name="measures">The figures.</param>
internal sealed class TopicsReader(MeasureReader measures)
{
    private const int UsualDays = 28;

    private static readonly string[] _kpis = ["ticketsCreated", "levelOne", "escalated", "reopened", "resolutionP50", "csat", KpiCatalogue.FirstContact];

    /// <summary>Reads the topics.</summary>
    /// <param name="asked">Days; without them the last 28 of which tickets or calls are known.</param>
    /// <param name="cancellationToken">Abandons the answer.</param>
    /// <returns>The topics.</returns>
    /// <exception cref="KpiQuestionException">It cannot be answered.</exception>
    public TopicsAnswer Read(KpiQuestion asked, CancellationToken cancellationToken)
    {
        using var open = measures.Open(cancellationToken);
        var question = (string.IsNullOrEmpty(asked.From) ? Usual(open, asked) : asked) with { Kpis = _kpis, Variants = ["ticket"], By = ["topic"] };
        var (query, rows) = open.Answer(question with { Compare = [EarlierTime.Before.Word] });
        var calls = open.Topics(query);
        var names = rows.Select(row => row.Group[0].Value).Concat(calls?.Keys ?? []).OfType<string>().Distinct(StringComparer.Ordinal);
        List<TopicRow> topics =
        [
            .. names.Select(name => new TopicRow(
                    name,
                    rows.Where(row => row.Group[0].Value == name).GroupBy(row => row.Kpi.Id).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal),
                    calls?.TryGetValue(name, out var contacts) == true ? contacts : null))
                .Where(topic => topic.Contacts > 0)
                .OrderByDescending(topic => topic.Returns).ThenByDescending(topic => topic.Contacts).ThenBy(topic => topic.Name, StringComparer.Ordinal),
        ];
        return new TopicsAnswer(query, topics, Whole(topics), calls is not null);
    }

    private static Dictionary<string, double> Whole(IReadOnlyList<TopicRow> topics) => topics.SelectMany(topic => topic.Enough).GroupBy(one => one.Of)
        .ToDictionary(same => same.Key, same => same.Sum(one => one.Share * one.Cases) / same.Sum(one => one.Cases));

    private static KpiQuestion Usual(OpenMeasures open, KpiQuestion asked)
    {
        List<(int First, int Last)> known = [.. new[] { BoardArea.All[1].Kpis, BoardArea.All[0].Kpis }.Select(kpis => open.Days(kpis)).OfType<(int, int)>()];
        return known.Count == 0
            ? throw new KpiQuestionException("Nothing is known of topics yet. Import tickets or calls that have a topic (docs/desk-imports.md, docs/calls.md), or name topics in the route of tickets (docs/tickets.md).")
            : asked with { From = KpiText.Date(Math.Max(known.Min(one => one.First), known.Max(one => one.Last) - UsualDays + 1)), To = KpiText.Date(known.Max(one => one.Last)) };
    }
}
