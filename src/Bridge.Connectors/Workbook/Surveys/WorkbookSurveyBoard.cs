using Bridge.Connectors.Workbook.Cells;
using Bridge.Connectors.Workbook.Desk;
using Bridge.Connectors.Workbook.Desk.Rows;
using Bridge.Core.Scrubbing;
using Bridge.Core.Surveys;

namespace Bridge.Connectors.Workbook.Surveys;

/// <summary>Shows what members answered to the bridge's surveys as rows of a sheet.</summary>
/// <param name="session">The connection.</param>
internal sealed class WorkbookSurveyBoard(WorkbookSession session) : IShowsSurveyResponses
{
    /// <inheritdoc />
    public Task ShowAsync(IReadOnlyList<SurveyResponse> responses, CancellationToken cancellationToken) => session.Desk.ChangeAsync(
        book =>
        {
            var rows = book.Surveys.Rows.Where(row => row.Key.Length > 0).DistinctBy(row => row.Key, StringComparer.Ordinal).ToDictionary(row => row.Key, StringComparer.Ordinal);
            foreach (var response in responses)
            {
                if (!rows.TryGetValue(response.Key.ExternalId, out var row))
                {
                    row = book.Surveys.Add();
                    row.Key = response.Key.ExternalId;
                    rows.Add(row.Key, row);
                }

                Fill(row, response, book);
            }

            return true;
        },
        [],
        cancellationToken);

    private static void Fill(DeskRow row, SurveyResponse response, DeskBook book)
    {
        row.Put(DeskColumn.About, response.Contact.Value);
        row[SurveyColumn.Answered] = book.Times.Cell(DateTimeOffset.FromUnixTimeSeconds(response.AnsweredAt.ToUnixTimeSeconds()));
        foreach (var (question, column) in SurveyColumn.Questions)
        {
            var answer = response.Answers.Where(one => one.Item.Question == question).Select(one => (SurveyAnswer?)one).FirstOrDefault();
            row[column] = answer is { } given ? SurveyAnswers.Cell(given) : CellValue.Blank;
        }

        row.Put(DeskColumn.Agent, response.Agent ?? "");
        row.Put(SurveyColumn.Comment, response.Comment is { } comment ? CardScrubber.Scrub(comment).Text : "");
    }
}
