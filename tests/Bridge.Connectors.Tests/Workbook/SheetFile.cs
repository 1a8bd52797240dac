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
