using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Topics;

namespace Bridge.Host.Features.Board.Topics;

/// <summary>What is known of one topic.</summary>
/// <param name="Name">The topic.</param>
/// <param name="Figures">Figures of its tickets and surveys, by id.</param>
/// <param name="Calls">What became of its calls; null where calls have no topic, or too many days are asked for.</param>
internal sealed record TopicRow(string Name, IReadOnlyDictionary<string, KpiRow> Figures, TopicContacts? Calls)
{
    /// <summary>How often work on it came back or went up: tickets opened again, tickets that a higher level had, first calls that were followed by another or not answered.</summary>
    public double Returns => (Figures.GetValueOrDefault("reopened")?.Figure.Numerator ?? 0) + (Figures.GetValueOrDefault("escalated")?.Figure.Numerator ?? 0) + (Calls?.Unresolved ?? 0);

    /// <summary>Tickets and calls about it.</summary>
    public double Contacts => (Figures.GetValueOrDefault("ticketsCreated")?.Figure.Value ?? 0) + (Calls?.All ?? 0);

    /// <summary>Shares of first contacts that were enough: of tickets, and of calls.</summary>
    public IEnumerable<(string Of, double Share, double Cases)> Enough
    {
        get
        {
            if (Figures.GetValueOrDefault(KpiCatalogue.FirstContact)?.Figure is { Numerator: { } solved, Denominator: { } all and > 0 })
            {
                yield return ("tickets", solved / all, all);
            }

            if (Calls is { } calls && calls.Resolved + calls.Unresolved is > 0 and var judged)
            {
                yield return ("calls", (double)calls.Resolved / judged, judged);
            }
        }
    }
}
