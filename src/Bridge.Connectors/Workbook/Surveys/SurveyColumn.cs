using Bridge.Connectors.Workbook.Sheets;
using Bridge.Core.Surveys;

namespace Bridge.Connectors.Workbook.Surveys;

/// <summary>Columns of the sheet of surveys that no other sheet has.</summary>
internal static class SurveyColumn
{
    /// <summary>When the member answered.</summary>
    public static SheetColumn Answered { get; } = new("Answered", ColumnKind.Time, 17, false);

    /// <summary>What the member added.</summary>
    public static SheetColumn Comment { get; } = new("Comment", ColumnKind.Note, 60, false);

    /// <summary>The questions: 1 to 5, or yes or no.</summary>
    public static IReadOnlyList<(SurveyQuestion Question, SheetColumn Column)> Questions { get; } =
    [
        (SurveyQuestion.Satisfied, Question("Satisfied")), (SurveyQuestion.CallAgain, Question("Would call again")), (SurveyQuestion.Recommend, Question("Would recommend")),
    ];

    private static SheetColumn Question(string heading) => new(heading, ColumnKind.Plain, 17, false) { Choices = ["1", "2", "3", "4", "5", "yes", "no"] };
}
