using System.Globalization;
using Bridge.Finance.Documents;
using Bridge.Finance.Values;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Bridge.Finance.Place.Lists;

/// <summary>Writes finance's workbook: accounts by age and open charges by kind, with amounts and days as typed cells. Never writes a formula.</summary>
internal static class FinanceBook
{
    /// <summary>Name in the workbook by which support's side knows that it is none of its own, and does not touch it.</summary>
    public const string Mark = "BridgeKeepsApart";

    private static readonly BookColumn[] _accounts =
    [
        new("Day", 12), new("Ledger", 16), new("Account", 18), new("Concerns", 24), new("Currency", 10), new("Balance", 14),
        .. Members.Aging.Zero("").Parts().Select(part => new BookColumn(part.Name, 16)),
    ];

    private static readonly BookColumn[] _charges =
    [
        new("Day", 12), new("Ledger", 16), new("Account", 18), new("Concerns", 24), new("Kind", 18), new("Charges", 10), new("Oldest due", 12), new("Currency", 10), new("Open", 14),
    ];

    /// <summary>Writes the workbook.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rows">Both lists.</param>
    public static void Write(Stream output, ListRows rows)
    {
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = BookStyles.Sheet();
        var sheets = new Sheets();
        Add(book, sheets, "Accounts", _accounts, (rows.Aging ?? []).Select(row => Cells(rows.Day, row)));
        Add(book, sheets, "Charges", _charges, (rows.Charges ?? []).Select(row => Cells(rows.Day, row)));
        book.Workbook = new Workbook(sheets, new DefinedNames(new DefinedName("TRUE") { Name = Mark, Hidden = true }));
    }

    private static IEnumerable<Cell> Cells(DateOnly day, AgingRow row) =>
    [
        Day(day), Text(row.Ledger), Text(row.Account.Value), Text(row.Concerns), Text(row.Balance.Currency), Sum(row.Balance), .. row.Ages.Parts().Select(part => Sum(part.Sum)),
    ];

    private static IEnumerable<Cell> Cells(DateOnly day, KindRow row) =>
    [
        Day(day), Text(row.Ledger), Text(row.Account.Value), Text(row.Concerns), Text(DocumentWords.Of(row.Kind)), Number(row.Charges, BookStyles.Plain),
        row.OldestDue is { } due ? Day(due) : new Cell(), Text(row.Open.Currency), Sum(row.Open),
    ];

    private static void Add(WorkbookPart book, Sheets sheets, string name, BookColumn[] columns, IEnumerable<IEnumerable<Cell>> rows)
    {
        var part = book.AddNewPart<WorksheetPart>();
        sheets.AppendChild(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = name });
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(columns.Select((column, at) => new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = column.Width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(new Row(columns.Select(column => Text(column.Heading, BookStyles.Heading))));
        foreach (var row in rows)
        {
            writer.WriteElement(new Row(row));
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static Cell Day(DateOnly day) => Number(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber, BookStyles.Day);

    private static Cell Sum(Money sum) => Number(sum.Amount, BookStyles.Sum);

    private static Cell Number(decimal number, uint style) => new(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { StyleIndex = style };

    private static Cell Text(string text, uint style = BookStyles.Text) => new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString, StyleIndex = style,
    };

    private readonly record struct BookColumn(string Heading, double Width);
}
