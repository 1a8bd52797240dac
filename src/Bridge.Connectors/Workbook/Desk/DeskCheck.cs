using System.Globalization;
using Bridge.Connectors.Workbook.Desk.Rows;
using Bridge.Connectors.Workbook.Package;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Workbook.Desk;

/// <summary>Looks whether the sheets of tickets, comments and surveys are as the bridge expects them.</summary>
/// <param name="settings">The settings.</param>
internal sealed class DeskCheck(WorkbookSettings settings)
{
    private static readonly IReadOnlyList<DeskSheet> _shown = [DeskSheets.Tickets, DeskSheets.Comments, DeskSheets.Surveys];

    /// <summary>Looks.</summary>
    /// <param name="package">The workbook.</param>
    /// <param name="saved">When it was saved last, UTC.</param>
    /// <param name="cancellationToken">Gives up between two rows.</param>
    /// <returns>What was found.</returns>
    public IReadOnlyList<CheckFinding> Look(WorkbookPackage package, DateTimeOffset saved, CancellationToken cancellationToken)
    {
        var missing = DeskSheets.All.Where(sheet => package.FindSheet(sheet.Sheet.Name) is null).Select(sheet => sheet.Sheet.Name).ToList();
        if (missing.Count == DeskSheets.All.Count)
        {
            return [new("tickets", CheckVerdict.Ok, "It has no sheets for tickets and surveys. If a route reads tickets from it, or members open them there, run 'bridge provision --apply'.")];
        }

        if (missing.Count > 0)
        {
            return [new("tickets", CheckVerdict.Failed, $"The sheets {string.Join(", ", missing)} are missing, so no ticket is read. Run 'bridge provision --apply', or give a renamed sheet its old name.")];
        }

        var book = DeskBook.Read(package, saved, settings, [], cancellationToken);
        return
        [
            .. _shown.Zip([book.Tickets, book.Comments, book.Surveys], LookAt),
            book.Tickets.Rows.Count(row => !row.IsCleared) - book.Numbered().Count() is > 0 and var waiting
                ? new("new rows", CheckVerdict.Ok, string.Create(CultureInfo.InvariantCulture, $"{waiting} rows of the sheet Tickets get their numbers with the next read, once nobody has the workbook open."))
                : new("new rows", CheckVerdict.Ok, "Every row of the sheet Tickets has its number."),
        ];
    }

    private static CheckFinding LookAt(DeskSheet sheet, DeskTable table)
    {
        var hints = table.Rows.Where(row => !row.IsCleared && row.Text(DeskColumn.Hint).Length > 0).Select(row => row.Number).ToList();
        var count = table.Rows.Count(row => !row.IsCleared);
        return hints.Count == 0
            ? new($"sheet {sheet.Sheet.Name}", CheckVerdict.Ok, string.Create(CultureInfo.InvariantCulture, $"{count} rows."))
            : new(
                $"sheet {sheet.Sheet.Name}", CheckVerdict.Warning,
                string.Create(CultureInfo.InvariantCulture, $"{count} rows; of the rows {string.Join(", ", hints.Take(10))}{(hints.Count > 10 ? " and more" : "")} something cannot be read. The column '{DeskColumn.Hint.Heading}' says what."));
    }
}
