using System.IO.Compression;
using System.Xml.Linq;

namespace Bridge.Host.Cli.Demo.Crms;

/// <summary>A person's hands in a workbook: reads a column, types into rows, and saves as spreadsheet programs do. Knows nothing of the bridge.</summary>
/// <remarks>Source: ECMA-376 part 1, SpreadsheetML.</remarks>
/// <param name="path">The file.</param>
internal sealed class DemoBook(string path)
{
    private static readonly XNamespace _main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Reads a column below its heading; blank cells are left out.</summary>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="heading">Heading of the column.</param>
    /// <returns>The texts.</returns>
    public IReadOnlyList<string> Column(string sheet, string heading)
    {
        using var zip = ZipFile.OpenRead(path);
        var rows = Load(zip, PartOf(zip, sheet)).Descendants(_main + "row").ToList();
        var column = Headings(rows[0])[heading];
        return [.. rows.Skip(1).SelectMany(row => row.Elements().Where(cell => Letters(cell) == column)).Select(cell => cell.Value).Where(text => text.Length > 0)];
    }

    /// <summary>Types a row below all others, and saves.</summary>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="cells">Headings and texts.</param>
    public void Add(string sheet, params (string Heading, string Text)[] cells) => Work(sheet, data =>
    {
        var row = new XElement(_main + "row", new XAttribute("r", data.Elements().Max(one => (int?)one.Attribute("r") ?? 0) + 1));
        data.Add(row);
        Put(row, Headings(data.Elements().First()), cells);
    });

    /// <summary>Types into cells of the first row that holds a text, and saves.</summary>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="text">A text of the row.</param>
    /// <param name="cells">Headings and texts.</param>
    public void Type(string sheet, string text, params (string Heading, string Text)[] cells) => Work(sheet, data =>
        Put(data.Elements().Skip(1).First(row => row.Elements().Any(cell => cell.Value == text)), Headings(data.Elements().First()), cells));

    // A new file, renamed over the old one: whoever reads meanwhile sees a whole workbook.
    private void Work(string sheet, Action<XElement> work)
    {
        var saving = $"{path}.saving";
        File.Copy(path, saving, overwrite: true);
        using (var zip = ZipFile.Open(saving, ZipArchiveMode.Update))
        {
            var part = PartOf(zip, sheet);
            var document = Load(zip, part);
            work(document.Descendants(_main + "sheetData").Single());
            Entry(zip, part).Delete();
            using var stream = zip.CreateEntry(part).Open();
            document.Save(stream, SaveOptions.DisableFormatting);
        }

        File.Move(saving, path, overwrite: true);
    }

    private static void Put(XElement row, Dictionary<string, string> headings, (string Heading, string Text)[] cells)
    {
        foreach (var (heading, text) in cells)
        {
            row.Elements().Where(cell => Letters(cell) == headings[heading]).ToList().ForEach(cell => cell.Remove());
            row.Add(new XElement(
                _main + "c", new XAttribute("r", $"{headings[heading]}{(string?)row.Attribute("r")}"), new XAttribute("t", "inlineStr"),
                new XElement(_main + "is", new XElement(_main + "t", text))));
        }

        // Cells stand in the order of their columns.
        row.ReplaceNodes(row.Elements().OrderBy(cell => Letters(cell).Length).ThenBy(Letters, StringComparer.Ordinal).ToList());
    }

    private static Dictionary<string, string> Headings(XElement row) => row.Elements().ToDictionary(cell => cell.Value, Letters);

    private static string PartOf(ZipArchive zip, string name)
    {
        var id = Load(zip, "xl/workbook.xml").Descendants(_main + "sheet").Single(sheet => (string?)sheet.Attribute("name") == name)
            .Attributes().Single(one => one.Name.LocalName == "id").Value;
        return Load(zip, "xl/_rels/workbook.xml.rels").Descendants().Where(link => (string?)link.Attribute("Id") == id)
            .Select(link => ((string?)link.Attribute("Target") ?? "").TrimStart('/')).Single();
    }

    private static XDocument Load(ZipArchive zip, string part)
    {
        using var stream = Entry(zip, part).Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string part) => zip.GetEntry(part) ?? throw new InvalidDataException($"The workbook has no part {part}.");

    private static string Letters(XElement cell) => ((string?)cell.Attribute("r") ?? "").TrimEnd("0123456789".ToCharArray());
}
