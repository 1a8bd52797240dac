using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Bridge.Faults.Workbook;

/// <summary>A workbook as a file, read and edited as another program would: by its zip and its XML alone.</summary>
/// <param name="path">The file.</param>
internal sealed class Book(string path)
{
    private static readonly XNamespace _ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>A fingerprint of all its bytes.</summary>
    public string Hash => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));

    /// <summary>Reads the rows of a sheet below its headings.</summary>
    /// <param name="sheet">Its place, from 1, as the bridge made the sheets: offices, then members.</param>
    /// <returns>Cells by heading.</returns>
    /// <exception cref="InvalidDataException">The file is torn.</exception>
    public IReadOnlyList<JsonObject> Rows(int sheet)
    {
        using var zip = ZipFile.OpenRead(path);
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            part.CopyTo(Stream.Null); // to the end: the sum of each part is checked there
        }

        using var xml = PartOf(zip, sheet).Open();
        var rows = XDocument.Load(xml).Descendants(_ns + "row").Select(row => row.Elements(_ns + "c").ToDictionary(ColumnOf, TextOf)).ToList();
        var headings = rows[0];
        return [.. rows.Skip(1).Where(row => row.Values.Any(text => text.Length > 0)).Select(row =>
            new JsonObject(row.Where(cell => headings.ContainsKey(cell.Key)).Select(cell => KeyValuePair.Create(headings[cell.Key], (JsonNode?)JsonValue.Create(cell.Value)))))];
    }

    /// <summary>Copies some rows below the last one, as somebody does who pastes them.</summary>
    /// <param name="sheet">The sheet's place.</param>
    /// <param name="keys">Keys of the rows.</param>
    public void Double(int sheet, IReadOnlySet<string> keys) => Edit(sheet, rows =>
    {
        var last = (int)rows[^1].Attribute("r")!; // every row of the bridge has its number
        foreach (var row in rows.Where(row => keys.Contains(KeyOf(row))).ToList())
        {
            var copy = new XElement(row);
            copy.SetAttributeValue("r", ++last);
            foreach (var cell in copy.Elements(_ns + "c"))
            {
                cell.SetAttributeValue("r", ColumnOf(cell) + last);
            }

            rows[^1].Parent!.Add(copy); // a row lies in the sheet's data
        }
    });

    /// <summary>Deletes the second row of each key.</summary>
    /// <param name="sheet">The sheet's place.</param>
    public void Single(int sheet) => Edit(sheet, rows =>
    {
        foreach (var copy in rows.GroupBy(KeyOf).SelectMany(same => same.Skip(1)).ToList())
        {
            copy.Remove();
        }
    });

    private void Edit(int sheet, Action<List<XElement>> change)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        var entry = PartOf(zip, sheet);
        XDocument document;
        using (var read = entry.Open())
        {
            document = XDocument.Load(read);
        }

        change([.. document.Descendants(_ns + "row")]);
        using var written = entry.Open();
        written.SetLength(0);
        document.Save(written);
    }

    private static ZipArchiveEntry PartOf(ZipArchive zip, int sheet) =>
        zip.GetEntry($"xl/worksheets/sheet{sheet}.xml") ?? throw new InvalidDataException($"The workbook has no sheet {sheet}.");

    private static string KeyOf(XElement row) => row.Elements(_ns + "c").Where(cell => ColumnOf(cell) == "A").Select(TextOf).FirstOrDefault() ?? "";

    private static string ColumnOf(XElement cell) => string.Concat(((string?)cell.Attribute("r") ?? "").TakeWhile(char.IsAsciiLetter));

    private static string TextOf(XElement cell) => (string?)cell.Attribute("t") switch
    {
        "inlineStr" => string.Concat(cell.Descendants(_ns + "t").Select(text => text.Value)),
        "b" => cell.Value == "1" ? "true" : "false",
        _ => cell.Value,
    };
}
