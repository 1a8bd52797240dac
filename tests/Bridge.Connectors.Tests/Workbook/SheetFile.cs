using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>Reads a workbook with nothing of the product, cell by cell, as its XML says.</summary>
internal static class SheetFile
{
    private static readonly XNamespace _main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>The rows of a sheet that the bridge made, each a table from heading to text; a missing cell is not there.</summary>
    public static List<Dictionary<string, string>> Rows(string path, int sheet = 1)
    {
        using var zip = ZipFile.OpenRead(path);
        var cells = Part(zip, $"xl/worksheets/sheet{sheet}.xml").Descendants(_main + "row")
            .Select(row => row.Elements(_main + "c").ToDictionary(Letters, Text)).ToList();
        return [.. cells.Skip(1).Select(row => row.ToDictionary(cell => cells[0][cell.Key], cell => cell.Value))];
    }

    public static XDocument Part(string path, string part)
    {
        using var zip = ZipFile.OpenRead(path);
        return Part(zip, part);
    }

    /// <summary>Changes a part as a person's program would.</summary>
    public static void Edit(string path, string part, Func<string, string> edit)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        var entry = zip.GetEntry(part) ?? throw new InvalidOperationException($"No part {part}.");
        string text;
        using (var reader = new StreamReader(entry.Open()))
        {
            text = reader.ReadToEnd();
        }

        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(part).Open());
        writer.Write(edit(text));
    }

    /// <summary>Adds a part as a person's program would.</summary>
    public static void Add(string path, string part, string xml)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        using var writer = new StreamWriter(zip.CreateEntry(part).Open());
        writer.Write(xml);
    }

    /// <summary>Names of the parts.</summary>
    public static List<string> Parts(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>Number of the format that blank cells of a column have.</summary>
    public static int FormatOf(string path, int sheet, int column)
    {
        var look = Part(path, $"xl/worksheets/sheet{sheet}.xml").Descendants(_main + "col").Single(span => (int)span.Attribute("min")! <= column + 1 && (int)span.Attribute("max")! >= column + 1);
        return (int)Part(path, "xl/styles.xml").Descendants(_main + "cellXfs").Single().Elements().ElementAt((int)look.Attribute("style")!).Attribute("numFmtId")!; // every column has a look
    }

    /// <summary>Deletes a row by the text of a cell in it.</summary>
    public static void RemoveRow(string path, int sheet, string text) => Edit(path, $"xl/worksheets/sheet{sheet}.xml", xml =>
        Regex.Replace(xml, $"<row [^>]*>(?:(?!</row>).)*?<t>{Regex.Escape(text)}</t>.*?</row>", "", RegexOptions.Singleline));

    /// <summary>Whether what is typed into a column's blank cells is refused while the sheet is protected.</summary>
    public static bool IsLocked(string path, int sheet, int column) => IsLockedLook(path, Part(path, $"xl/worksheets/sheet{sheet}.xml").Descendants(_main + "col")
        .Single(span => (int)span.Attribute("min")! <= column + 1 && (int)span.Attribute("max")! >= column + 1).Attribute("style")); // every column has a span

    /// <summary>Whether a cell is refused to people while the sheet is protected.</summary>
    public static bool IsLockedCell(string path, int sheet, string address) =>
        IsLockedLook(path, Part(path, $"xl/worksheets/sheet{sheet}.xml").Descendants(_main + "c").Single(cell => (string?)cell.Attribute("r") == address).Attribute("s"));

    private static bool IsLockedLook(string path, XAttribute? look)
    {
        var looks = Part(path, "xl/styles.xml").Descendants(_main + "cellXfs").Single().Elements().ToList();
        return (string?)looks[(int?)look ?? 0].Element(_main + "protection")?.Attribute("locked") != "0";
    }

    private static XDocument Part(ZipArchive zip, string part)
    {
        using var stream = (zip.GetEntry(part) ?? throw new InvalidOperationException($"No part {part}.")).Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private static string Letters(XElement cell) => ((string?)cell.Attribute("r") ?? "").TrimEnd("0123456789".ToCharArray());

    private static string Text(XElement cell) => (string?)cell.Attribute("t") switch
    {
        "inlineStr" => Decode(string.Concat(cell.Descendants(_main + "t").Select(text => text.Value))),
        "b" => (string?)cell.Element(_main + "v") == "1" ? "true" : "false",
        _ => (string?)cell.Element(_main + "v") ?? "",
    };

    private static string Decode(string text) => Regex.Replace(
        text, "_x([0-9A-Fa-f]{4})_", match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
}
