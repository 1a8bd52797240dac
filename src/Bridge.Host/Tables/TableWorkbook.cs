using Bridge.Core.Model;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Bridge.Host.Tables;

/// <summary>Writes tables as a workbook (.xlsx), one sheet each, with typed cells. A text never becomes a formula.</summary>
internal static class TableWorkbook
{
    /// <summary>Media type of a workbook.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int MostOfName = 31;

    /// <summary>Writes a workbook.</summary>
    /// <param name="tables">The tables; at least one.</param>
    /// <returns>The file.</returns>
    public static byte[] Of(IReadOnlyList<Table> tables)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var styles = new SheetStyles();
            var sheets = new Sheets();
            foreach (var table in tables)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                SheetWriter.Write(part, table, styles);
                sheets.AppendChild(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = NameOf(table.Title, sheets) });
            }

            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = styles.ToStylesheet();
            workbook.Workbook = new Workbook(sheets);
        }

        return stream.ToArray();
    }

    // Names of sheets have at most 31 letters, none of these, and differ. Source: ECMA-376, part 1, 18.2.19; Excel's own limits.
    private static string NameOf(string title, Sheets sheets)
    {
        var plain = string.Concat(title.Select(letter => @"[]:*?/\'".Contains(letter, StringComparison.Ordinal) ? ' ' : letter)).Trim();
        var taken = sheets.Elements<Sheet>().Select(sheet => sheet.Name?.Value ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = TextCut.To(plain, MostOfName).Trim();
        for (var number = 2; taken.Contains(name); number++)
        {
            var end = $" {number}";
            name = TextCut.To(plain, MostOfName - end.Length).Trim() + end;
        }

        return name;
    }
}
