using Bridge.Connectors.Workbook.Desk.Rows;

namespace Bridge.Connectors.Workbook.Surveys;

/// <summary>Says in a row of the sheet of surveys what cannot be read.</summary>
internal static class SurveyTidying
{
    /// <summary>Looks at a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>What cannot be read.</returns>
    public static IEnumerable<string> Hints(DeskRow row)
    {
        foreach (var (question, column) in SurveyColumn.Questions)
        {
            if (row.Text(column).Length > 0 && SurveyAnswers.Read(question, row.Text(column)) is null)
            {
                yield return $"{column.Heading}: 1 to 5, or yes or no.";
            }
        }
    }
}
