using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>A person who works in a workbook, with nothing of the product: types, copies, sorts and deletes rows, and saves.</summary>
internal sealed class Person(string path)
{
    private static readonly XNamespace _main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Rows of a sheet as a person sees them, from heading to text.</summary>
    public List<Dictionary<string, string>> Rows(string sheet)
    {
        using var zip = ZipFile.OpenRead(path);
        var rows = Load(zip, PartOf(zip, sheet)).Descendants(_main + "row").ToList();
        var headings = rows[0].Elements().ToDictionary(Column, Text);
        return [.. rows.Skip(1).Select(row => row.Elements().Where(cell => Text(cell).Length > 0).ToDictionary(cell => headings[Column(cell)], Text))];
    }

    /// <summary>Types into cells of the first row that holds a text, and saves.</summary>
    public void Type(string sheet, string text, params (string Heading, object? Value)[] cells) => Work(sheet, (data, headings) =>
    {
        var row = RowWith(data, text);
        foreach (var (heading, value) in cells)
        {
            Put(row, headings[heading], value);
        }
    });

    /// <summary>Types a row below all others, and saves.</summary>
    public void Add(string sheet, params (string Heading, object? Value)[] cells) => Work(sheet, (data, headings) =>
    {
        var row = new XElement(_main + "row", new XAttribute("r", data.Elements().Max(one => (int)one.Attribute("r")!) + 1)); // every row has a number
        data.Add(row);
        foreach (var (heading, value) in cells)
        {
            Put(row, headings[heading], value);
        }
    });

    /// <summary>Deletes the row that holds a text; those below move up.</summary>
    public void Delete(string sheet, string text) => Work(sheet, (data, _) => RowWith(data, text).Remove());

    /// <summary>Copies the row that holds a text to the top or to the end.</summary>
    public void Copy(string sheet, string text, bool toTop) => Work(sheet, (data, _) =>
    {
        var copy = new XElement(RowWith(data, text));
        if (toTop)
        {
            data.Elements().First().AddAfterSelf(copy);
        }
        else
        {
            data.Add(copy);
        }
    });

    /// <summary>Turns the order of the rows around, as a sort does.</summary>
    public void Reverse(string sheet) => Work(sheet, (data, _) => data.ReplaceNodes(data.Elements().Take(1).Concat(data.Elements().Skip(1).Reverse()).ToList()));

    /// <summary>Hides all rows, as a filter does.</summary>
    public void HideAll(string sheet) => Work(sheet, (data, _) => data.Elements().Skip(1).ToList().ForEach(row => row.SetAttributeValue("hidden", 1)));

    /// <summary>Gives a column another heading.</summary>
    public void Rename(string sheet, string heading, string other) => Work(sheet, (data, headings) => Put(data.Elements().First(), headings[heading], other));

    /// <summary>Clears a row but for some columns, and leaves the row.</summary>
    public void Clear(string sheet, string text, params string[] kept) => Work(sheet, (data, headings) =>
        RowWith(data, text).Elements().Where(cell => !kept.Select(heading => headings[heading]).Contains(Column(cell))).ToList().ForEach(cell => cell.Remove()));

    // Spreadsheet programs write a new file and rename it over the old one.
    private void Work(string sheet, Action<XElement, Dictionary<string, string>> work)
    {
        var saving = $"{path}.saving";
        File.Copy(path, saving);
        Work(saving, sheet, work);
        File.Move(saving, path, overwrite: true);
    }

    private static void Work(string file, string sheet, Action<XElement, Dictionary<string, string>> work)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        var part = PartOf(zip, sheet);
        var document = Load(zip, part);
        var data = document.Descendants(_main + "sheetData").Single();
        work(data, data.Elements().First().Elements().ToDictionary(Text, Column));
        Renumber(data);
        zip.GetEntry(part)!.Delete(); // it was read
        using var stream = zip.CreateEntry(part).Open();
        document.Save(stream, SaveOptions.DisableFormatting);
    }

    private static string PartOf(ZipArchive zip, string name)
    {
        var id = Load(zip, "xl/workbook.xml").Descendants(_main + "sheet").Single(sheet => (string?)sheet.Attribute("name") == name).Attributes().Single(one => one.Name.LocalName == "id").Value;
        var target = Load(zip, "xl/_rels/workbook.xml.rels").Root!.Elements().Single(link => (string?)link.Attribute("Id") == id).Attribute("Target")!.Value; // every sheet has a part
        return target.TrimStart('/');
    }

    private static XDocument Load(ZipArchive zip, string part)
    {
        using var stream = zip.GetEntry(part)!.Open(); // it was named by another part
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private static XElement RowWith(XElement data, string text) => data.Elements().Skip(1).First(row => row.Elements().Any(cell => Text(cell) == text));

    private static void Put(XElement row, string column, object? value)
    {
        row.Elements().FirstOrDefault(cell => Column(cell) == column)?.Remove();
        var cell = new XElement(_main + "c", new XAttribute("r", $"{column}{(string?)row.Attribute("r")}"));
        var behind = row.Elements().FirstOrDefault(one => Column(one).Length > column.Length || (Column(one).Length == column.Length && string.CompareOrdinal(Column(one), column) > 0));
        if (behind is null)
        {
            row.Add(cell);
        }
        else
        {
            behind.AddBeforeSelf(cell);
        }

        switch (value)
        {
            case null:
                break;
            case string { Length: > 1 } formula when formula[0] == '=':
                cell.Add(new XElement(_main + "f", formula[1..]));
                break;
            case string text:
                cell.SetAttributeValue("t", "inlineStr");
                cell.Add(new XElement(_main + "is", new XElement(_main + "t", text)));
                break;
            default:
                cell.Add(new XElement(_main + "v", Convert.ToString(value, CultureInfo.InvariantCulture)));
                break;
        }
    }

    private static void Renumber(XElement data)
    {
        foreach (var (index, row) in data.Elements().Index())
        {
            row.SetAttributeValue("r", index + 1);
            row.Elements().ToList().ForEach(cell => cell.SetAttributeValue("r", $"{Column(cell)}{index + 1}"));
        }
    }

    private static string Column(XElement cell) => ((string?)cell.Attribute("r") ?? "").TrimEnd("0123456789".ToCharArray());

    private static string Text(XElement cell) => (string?)cell.Attribute("t") == "inlineStr" ? cell.Value : (string?)cell.Element(_main + "v") ?? "";
}
