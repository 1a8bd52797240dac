using System.Globalization;
using Bridge.Connectors.Workbook.Cells;
using Bridge.Connectors.Workbook.Desk.Rows;
using Bridge.Core.Surveys;

namespace Bridge.Connectors.Workbook.Surveys;

/// <summary>Answers in cells: a number from 1 to 5, or yes or no. The two are never mixed.</summary>
internal static class SurveyAnswers
{
    /// <summary>Reads an answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="text">The text of its cell.</param>
    /// <returns>The answer, or null when there is none in it.</returns>
    public static SurveyAnswer? Read(SurveyQuestion question, string text)
    {
        if (string.Equals(text, DeskWord.Yes, StringComparison.OrdinalIgnoreCase) || string.Equals(text, DeskWord.No, StringComparison.OrdinalIgnoreCase))
        {
            return new SurveyAnswer(new SurveyItem(question, SurveyScale.YesNo), string.Equals(text, DeskWord.Yes, StringComparison.OrdinalIgnoreCase) ? 1 : 0);
        }

        var item = new SurveyItem(question, SurveyScale.OneToFive);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && item.Allows(value) ? new SurveyAnswer(item, value) : null;
    }

    /// <summary>Makes the cell of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The cell.</returns>
    public static CellValue Cell(SurveyAnswer answer) => answer.Item.Scale == SurveyScale.YesNo
        ? CellValue.Of(answer.Value == 1 ? DeskWord.Yes : DeskWord.No)
        : new CellValue(CellKind.Number, answer.Value.ToString(CultureInfo.InvariantCulture));
}
