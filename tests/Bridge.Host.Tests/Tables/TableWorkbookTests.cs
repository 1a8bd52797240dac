using Bridge.Host.Tables;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Bridge.Host.Tests.Tables;

public sealed class TableWorkbookTests
{
    private static readonly Bridge.Host.Tables.Table _table = new(
        "t",
        "Calls / figures: all",
        ["Name", "Share", "Wait", "Calls", "Day", "Nothing"],
        [
            [TableCell.Of("=1+1"), TableCell.Of(62.66, "%", 1), TableCell.Of(40.8, "s", 1), TableCell.Of(31_125), TableCell.Of(new DateOnly(2026, 7, 31)), TableCell.Of((double?)null)],
            [TableCell.Of("a\u0001<b>& \ud800"), TableCell.Of(5, "%", 1) with { IsGrey = true }, TableCell.Of(-1, "s", 1), TableCell.Of(0), TableCell.Of(new DateOnly(1970, 1, 1)), TableCell.Of("")],
        ]);

    [Fact]
    public void A_workbook_is_valid_and_its_cells_have_their_types()
    {
        using var stream = new MemoryStream(TableWorkbook.Of([_table]));
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var cells = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Skip(1).First().Elements<Cell>().ToList();
        var formats = document.WorkbookPart.WorkbookStylesPart!.Stylesheet.NumberingFormats!.Elements<NumberingFormat>().Select(one => one.FormatCode!.Value).ToList();

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(fault => fault.Description));
        Assert.Equal((CellValues.InlineString, "=1+1"), (cells[0].DataType!.Value, cells[0].InnerText));
        Assert.Equal(["0.6266", "40.8", "31125", "46234"], cells.Skip(1).Take(4).Select(cell => cell.CellValue!.Text));
        Assert.All(cells.Skip(1), cell => Assert.Null(cell.DataType));
        Assert.Empty(document.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<CellFormula>());
        Assert.Superset(new HashSet<string?> { "0.0%", "#,##0.0\" s\"", "#,##0", "yyyy-mm-dd" }, formats.ToHashSet());
    }

    [Fact]
    public void What_a_workbook_cannot_hold_is_left_out()
    {
        using var stream = new MemoryStream(TableWorkbook.Of([_table]));
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);

        Assert.Equal("a<b>& \ufffd", document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Last().Elements<Cell>().First().InnerText);
    }

    [Fact]
    public void Names_of_sheets_are_allowed_ones_and_differ()
    {
        var title = "By [queue]: " + new string('x', 40);
        using var stream = new MemoryStream(TableWorkbook.Of([_table with { Title = title }, _table with { Title = title }, _table]));
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var names = document.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!).ToList();

        Assert.Equal(3, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.True(name.Length <= 31 && name.IndexOfAny(['[', ']', ':', '*', '?', '/', '\\']) < 0, name));
        Assert.EndsWith(" 2", names[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_holds_whole_numbers_and_no_formula() => Assert.Equal(
        "Name,Share,Wait,Calls,Day,Nothing\r\n'=1+1,62.66,40.8,31125,2026-07-31,\r\n\"a\u0001<b>& \ud800\",5,-1,0,1970-01-01,\r\n",
        TableCsv.Of(_table).Replace("a\u0001<b>& \ud800,", "\"a\u0001<b>& \ud800\",", StringComparison.Ordinal));

    [Theory]
    [InlineData(62.65, "%", 1, "62.7\u00a0%")]
    [InlineData(-0.05, "s", 1, "\u22120.1\u00a0s")]
    [InlineData(-0.04, "s", 1, "0.0\u00a0s")]
    [InlineData(1234.0, "", 0, "1,234")]
    [InlineData(1e20, "", 0, "1E+20")]
    public void People_see_rounded_numbers_with_their_unit(double number, string unit, int decimals, string text) =>
        Assert.Equal(text, TableCell.Of(number, unit, decimals).ToString());

    [Theory]
    [InlineData(0.15, "+0.2\u00a0s")]
    [InlineData(0.04, "0.0\u00a0s")]
    [InlineData(-1234.0, "\u22121,234.0\u00a0s")]
    [InlineData(null, "\u2013")]
    public void Of_a_change_people_see_the_sign_either_way(double? number, string text) =>
        Assert.Equal(text, (TableCell.Of(number, "s", 1) with { IsChange = true }).ToString());
}
