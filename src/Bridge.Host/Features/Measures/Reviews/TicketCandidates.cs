using Bridge.Core.Desk;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.Visits;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Reviews;

/// <summary>The tickets that were solved on some days as candidates of a review, with what became of them and what the member answered.</summary>
internal static class TicketCandidates
{
    private const long Day = 86_400_000;

    /// <summary>Reads them.</summary>
    /// <param name="store">The measures.</param>
    /// <param name="firstDay">First day since 1970.</param>
    /// <param name="lastDay">Last day since 1970.</param>
    /// <param name="repeatDays">Days within which it must not be opened again.</param>
    /// <returns>One candidate for each solved ticket whose agent and id are known.</returns>
    public static IReadOnlyList<ReviewCandidate> Read(MeasureStore store, int firstDay, int lastDay, int repeatDays) => store.Read(connection =>
    {
        var calendar = store.Calendar();
        var surveys = Surveys(connection, store);
        var number = store.Words.Find(TicketField.Kind.Record) ?? 0;
        var (first, end) = (VisitBlocks.StartOf(calendar.FirstSlotOf(firstDay)), VisitBlocks.StartOf(calendar.FirstSlotOf(lastDay + 1)));
        var knownUntil = DeskRows.KnownUntil(connection, number);
        var candidates = new List<ReviewCandidate>();
        foreach (var rows in DeskRows.Read(connection, TicketField.Kind, store.Words))
        {
            if (DeskThings.Of(TicketField.Kind, rows) is TicketFacts { FirstDoneAt: { } done, Agent: { } agent } ticket && done >= first && done < end
                && rows[0].Whole(TicketField.Ticket) is { } key && DeskNames.Find(connection, number, key) is { } name)
            {
                candidates.Add(new ReviewCandidate(agent, done, key, name, [.. Signs(ticket, repeatDays * Day, done + (repeatDays * Day) <= knownUntil), .. Signs(surveys.GetValueOrDefault(key))]));
            }
        }

        return candidates;
    });

    private static IEnumerable<(string Sign, int Points)> Signs(TicketFacts ticket, long window, bool isMature)
    {
        var isReopened = ticket.IsReopenedWithin(window);
        var isPassedOn = ticket.Groups.Distinct(StringComparer.Ordinal).Count() > 1 || ticket.HighestLevel > ticket.FirstLevel;
        if (isMature && !isReopened && !isPassedOn && ticket.Replies <= 1)
        {
            yield return ("one contact was enough", 1);
        }

        if (isReopened)
        {
            yield return ("opened again", -1);
        }

        if (isPassedOn)
        {
            yield return ("passed on", -1);
        }
    }

    private static IEnumerable<(string Sign, int Points)> Signs(SurveyFacts? survey)
    {
        if (survey is { IsUnhappy: true })
        {
            yield return ("the member was not content", -2);
        }
        else if (survey?.Answer(SurveyField.Satisfied, SurveyField.SatisfiedScale, "yesNo") == 1 || survey?.Answer(SurveyField.Satisfied, SurveyField.SatisfiedScale, "oneToFive") >= 4)
        {
            yield return ("the member was content", 2);
        }
    }

    // A survey and a ticket of one source have one key where they have one id.
    private static Dictionary<long, SurveyFacts> Surveys(SqliteConnection connection, MeasureStore store) => DeskRows.Read(connection, SurveyField.Kind, store.Words)
        .Where(rows => rows[0].Has(SurveyField.Contact))
        .ToDictionary(rows => rows[0].Whole(SurveyField.Contact) ?? 0, rows => (SurveyFacts)DeskThings.Of(SurveyField.Kind, rows)!); // of any rows there is a contact
}
