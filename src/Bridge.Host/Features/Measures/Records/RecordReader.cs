using Bridge.Core.Desk;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Measures.Records;

/// <summary>Reads the records that a figure was counted from: calls, tickets, surveys, reviews, classes, violations, members who came or left. Of nobody's day of work, and no member is named.</summary>
internal static class RecordReader
{
    /// <summary>The formula that is of two calls each, so that no call is its record.</summary>
    public const string CallbackWait = "average.callbackWait";

    private const int MostGroups = 2;

    /// <summary>Tells whether the records behind a formula can be shown.</summary>
    /// <param name="variant">The formula.</param>
    /// <returns>False for what is of persons, of money, or put together of several kinds.</returns>
    public static bool CanShow(KpiVariant variant) => variant.Desk is { } desk
        ? desk is { Calls: null, FewestShown: 0, Terms: [var term] } && (DeskNames.FieldOf(term.Kind) is not null || IsNameless(desk, term))
        : variant.Formula != CallbackWait;

    // Classes, violations and turns of membership stand by day and reason, without whom they are about. A list of all members would tell nothing more than their number,
    // and people who count once each are nobody's to look at.
    private static bool IsNameless(DeskFormula desk, DeskTerm term) => !term.IsGauge && !term.LooksAtTickets && desk.Shape is (DeskShape.Count or DeskShape.Mean)
        && (term.Kind == MemberChangeField.Kind || term.Kind == AttendanceField.Kind || term.Kind == ViolationField.Kind);

    /// <summary>Reads one page of them.</summary>
    /// <param name="store">The measures, their sums up to date.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="cancellationToken">Stops between two days of calls.</param>
    /// <returns>The records.</returns>
    /// <exception cref="KpiQuestionException">It cannot be answered.</exception>
    public static RecordAnswer Read(MeasureStore store, RecordQuestion question, CancellationToken cancellationToken)
    {
        if (!CanShow(question.Variant))
        {
            throw new KpiQuestionException($"'{question.Kpi.Id}' does not lead to its records: they are of persons, of money, or of several kinds.");
        }

        var query = (question.Figure with { Kpis = [question.Kpi.Id], Variants = [question.Variant.Id] }).ToQuery(store);
        if (query.By.Count > MostGroups)
        {
            throw new KpiQuestionException("Records are looked at by two groups at most.");
        }

        var lengths = CallLengths.IsOf(question.Kpi) ? new CallLengths(store, query).Read() : null;
        var figure = KpiReport.Answer(store, query, lengths).FirstOrDefault(row => row.Kpi == question.Kpi && question.IsOf(row.Group));
        var page = new RecordPage(question);
        IReadOnlyList<string> columns = question.Variant.Desk is { } desk
            ? new DeskRecords(store, query, question).Read(desk.Terms[0], page)
            : new CallRecords(store, query, question, lengths).Read(page, cancellationToken);
        var (records, hasMore) = page.Take();
        return new RecordAnswer(
            query,
            figure,
            new Table("records", question.Kpi.Name, columns, [.. records.Select(record => record.Cells())]),
            hasMore);
    }
}
