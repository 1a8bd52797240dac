using System.Globalization;
using System.Text;
using Bridge.Core.Model;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Bridge.Host.Tables;

/// <summary>Writes one sheet: a heading that stays in sight, typed cells, widths that fit.</summary>
internal static class SheetWriter
{
    private const int Narrowest = 9;
    private const int Widest = 60;
    private const int MeasuredRows = 200;

    // A cell holds no more. Source: Excel specifications and limits.
    private const int MostText = 32_767;

    /// <summary>Writes a sheet.</summary>
    /// <param name="part">Where to.</param>
    /// <param name="table">The table.</param>
    /// <param name="styles">The workbook's styles.</param>
    public static void Write(WorksheetPart part, Table table, SheetStyles styles)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(table.Columns.Select((name, index) => new Column
        {
            Min = (uint)index + 1, Max = (uint)index + 1, Width = WidthOf(table, name, index), CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(new Row(table.Columns.Select(name => Text(name, SheetStyles.Heading))));
        foreach (var row in table.Rows)
        {
            writer.WriteElement(new Row(row.Select(cell => ToCell(cell, styles.Of(cell)))));
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static double WidthOf(Table table, string name, int column) => Math.Clamp(
        table.Rows.Take(MeasuredRows).Select(row => row[column].ToString().Length).Append((name.Length * 2 / 3) + 1).Max() + 2, Narrowest, Widest);

    private static Cell ToCell(TableCell cell, uint style) => cell switch
    {
        { Text: { } text } => Text(text, style),
        { Number: { } number } => Number(cell.IsPercent ? (double)((decimal)number / 100) : number, style),
        { Day: { } day } => Number(day.ToDateTime(TimeOnly.MinValue).ToOADate(), style),
        _ => new Cell { StyleIndex = style },
    };

    private static Cell Number(double number, uint style) => new(new CellValue(number.ToString("R", CultureInfo.InvariantCulture))) { StyleIndex = style };

    private static Cell Text(string text, uint style) => new(new InlineString(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString, StyleIndex = style,
    };

    // XML has no place for most control characters, and lone halves of a pair are none.
    private static string Clean(string text)
    {
        return string.Concat(TextCut.To(text, MostText).EnumerateRunes().Where(rune => !Rune.IsControl(rune) || rune.Value is '\t' or '\n' or '\r'));
    }
}
