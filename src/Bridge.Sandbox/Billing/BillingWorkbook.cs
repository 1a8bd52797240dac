using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Bridge.Sandbox.Billing;

/// <summary>Writes rows as a workbook, the way spreadsheet programs do: shared strings, amounts and days as numbers.</summary>
/// <remarks>Source: ECMA-376 part 1, sections 18.3.1.4, 18.4.8 and 18.17.4.1.</remarks>
public static class BillingWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Writes a workbook with one sheet.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="asNumbers">Positions of columns that are kept as numbers; American days become day numbers.</param>
    public static void Write(string path, IEnumerable<string[]> rows, IReadOnlySet<int> asNumbers)
    {
        var strings = new Dictionary<string, int>(StringComparer.Ordinal);
        using var file = File.Create(path);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create);
        Part(archive, "[Content_Types].xml", writer => writer.Write(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
            + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>"));
        Part(archive, "_rels/.rels", writer => writer.Write(
            $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
        Part(archive, "xl/workbook.xml", writer => writer.Write(
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Invoices\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"));
        Part(archive, "xl/_rels/workbook.xml.rels", writer => writer.Write(
            $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + $"<Relationship Id=\"r2\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"));
        Part(archive, "xl/worksheets/sheet1.xml", writer => WriteSheet(writer, rows, asNumbers, strings));
        Part(archive, "xl/sharedStrings.xml", writer => WriteStrings(writer, strings.Keys));
    }

    private static void WriteSheet(StreamWriter writer, IEnumerable<string[]> rows, IReadOnlySet<int> asNumbers, Dictionary<string, int> strings)
    {
        writer.Write($"<worksheet xmlns=\"{Main}\"><sheetData>");
        var line = 0;
        foreach (var row in rows)
        {
            line++;
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{line}\">"));
            for (var column = 0; column < row.Length; column++)
            {
                if (row[column].Length == 0)
                {
                    continue; // blank cells are simply not there
                }

                var place = string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column)}{line}");
                if (line > 1 && asNumbers.Contains(column) && Number(row[column]) is { } number)
                {
                    writer.Write($"<c r=\"{place}\"><v>{number}</v></c>");
                    continue;
                }

                if (!strings.TryGetValue(row[column], out var index))
                {
                    index = strings[row[column]] = strings.Count;
                }

                writer.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\" t=\"s\"><v>{index}</v></c>"));
            }

            writer.Write("</row>");
        }

        writer.Write("</sheetData></worksheet>");
    }

    private static void WriteStrings(StreamWriter writer, IEnumerable<string> strings)
    {
        writer.Write($"<sst xmlns=\"{Main}\">");
        foreach (var text in strings)
        {
            writer.Write($"<si><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></si>");
        }

        writer.Write("</sst>");
    }

    private static string? Number(string text)
    {
        if (DateTime.TryParseExact(text, "MM/dd/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.ToOADate().ToString(CultureInfo.InvariantCulture);
        }

        return decimal.TryParse(text, NumberStyles.Currency, CultureInfo.InvariantCulture, out var amount)
            ? ((double)amount).ToString("R", CultureInfo.InvariantCulture)
            : null;
    }

    private static void Part(ZipArchive archive, string name, Action<StreamWriter> write)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
        write(writer);
    }
}
