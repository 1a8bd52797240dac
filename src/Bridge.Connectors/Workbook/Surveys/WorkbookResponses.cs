using System.Runtime.CompilerServices;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Workbook.Desk;
using Bridge.Connectors.Workbook.Desk.Rows;
using Bridge.Core.Model;
using Bridge.Core.Surveys;

namespace Bridge.Connectors.Workbook.Surveys;

/// <summary>Reads answers that people of the office note by hand, for example those that members give on the phone.</summary>
/// <param name="session">The connection.</param>
internal sealed class WorkbookResponses(WorkbookSession session) : IReadsSurveyResponses
{
    /// <inheritdoc />
    public async IAsyncEnumerable<IReadOnlyList<SurveyResponse>> ReadAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await session.Desk.TidyAsync(cancellationToken);
        yield return await session.Desk.ReadAsync<IReadOnlyList<SurveyResponse>>(book => [.. Read(book).Where(response => response.AnsweredAt >= since)], [], cancellationToken);
    }

    private IEnumerable<SurveyResponse> Read(DeskBook book)
    {
        var tickets = book.Numbered().Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var row in book.Surveys.Rows.Where(row => DeskRules.IsKey(row.Key) && !row.IsCleared).DistinctBy(row => row.Key, StringComparer.Ordinal))
        {
            var answers = SurveyColumn.Questions.Select(one => SurveyAnswers.Read(one.Question, row.Text(one.Column))).OfType<SurveyAnswer>().ToList();
            if (answers.Count > 0 && tickets.Contains(row.Text(DeskColumn.About)) && book.Times.Read(row[SurveyColumn.Answered]) is { } at)
            {
                yield return new SurveyResponse
                {
                    Key = new RecordKey(session.Settings.Name, row.Key),
                    ModifiedAt = at,
                    Contact = new RecordKey(session.Settings.Name, row.Text(DeskColumn.About)),
                    AnsweredAt = at,
                    Answers = answers,
                    Comment = DeskReading.Clean(row.Text(SurveyColumn.Comment)),
                };
            }
        }
    }
}
