using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Bridge.Connectors.Workbook.Cells;

namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>A sheet without its rows: widths of columns and lists of allowed words.</summary>
internal sealed class SheetFrame
{
    private const string Mark = "rows";
    private const int LongestList = 255; // Source: support.microsoft.com, "Apply data validation to cells"

    // What may stand behind the lists of words. Source: ECMA-376 Part 1, section 18.3.1.99 (worksheet)
    private static readonly string[] _behindLists =
    [
        "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
        "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
    ];

    private readonly XDocument _document;
    private readonly XElement _root;
    private readonly XNamespace _main;

    /// <summary>Reads the frame.</summary>
    /// <param name="head">What stands before the rows.</param>
    /// <param name="tail">What stands behind them.</param>
    public SheetFrame(byte[] head, byte[] tail)
    {
        using var stream = new MemoryStream([.. head, .. tail]);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        _document = XDocument.Load(reader);
        _root = _document.Root ?? throw new InvalidDataException();
        _main = _root.Name.Namespace;
    }

    /// <summary>Makes room for a column and gives it its list of words.</summary>
    /// <param name="place">Where it stands, from 0.</param>
    /// <param name="column">The column.</param>
    /// <param name="look">How its blank cells look.</param>
    public void AddColumn(int place, SheetColumn column, int look)
    {
        AddWidth(place, column.Width, look);
        if (ListOf(column.Choices) is { } words)
        {
            AddList(place, words);
        }
    }

    /// <summary>Writes the frame.</summary>
    /// <returns>What stands before the rows, and what stands behind them.</returns>
    public (byte[] Head, byte[] Tail) Split()
    {
        var data = _root.Element(_main + "sheetData") ?? throw new InvalidDataException();
        data.Value = Mark;
        var text = $"{_document.Declaration}{_document.ToString(SaveOptions.DisableFormatting)}";
        var at = text.IndexOf($"sheetData>{Mark}</", StringComparison.Ordinal) + "sheetData>".Length;
        return (Encoding.UTF8.GetBytes(text[..at]), Encoding.UTF8.GetBytes(text[(at + Mark.Length)..]));
    }

    private static string? ListOf(IReadOnlyList<string> choices) =>
        choices.Count > 0 && string.Join(',', choices) is { Length: <= LongestList } words && !choices.Any(choice => choice.AsSpan().ContainsAny(',', '"')) ? words : null;

    private void AddWidth(int place, int width, int look)
    {
        var columns = _root.Element(_main + "cols");
        if (columns is null)
        {
            columns = new XElement(_main + "cols");
            _root.Element(_main + "sheetData")!.AddBeforeSelf(columns); // a frame was read with it
        }

        var number = place + 1;
        var held = columns.Elements().FirstOrDefault(one => First(one) <= number && Last(one) >= number);
        var added = new XElement(
            _main + "col", new XAttribute("min", number), new XAttribute("max", number), new XAttribute("width", width), new XAttribute("style", look), new XAttribute("customWidth", 1));
        if (held is null)
        {
            columns.Add(added);
            return;
        }

        // The rest of a wider span keeps its width and look.
        if (First(held) < number)
        {
            var before = new XElement(held);
            before.SetAttributeValue("max", number - 1);
            held.AddBeforeSelf(before);
        }

        held.AddBeforeSelf(added);
        if (Last(held) > number)
        {
            held.SetAttributeValue("min", number + 1);
        }
        else
        {
            held.Remove();
        }

        static int First(XElement span) => (int?)span.Attribute("min") ?? 0;

        static int Last(XElement span) => (int?)span.Attribute("max") ?? 0;
    }

    private void AddList(int column, string words)
    {
        var lists = _root.Element(_main + "dataValidations");
        if (lists is null)
        {
            lists = new XElement(_main + "dataValidations");
            var behind = _root.Elements().FirstOrDefault(element => _behindLists.Contains(element.Name.LocalName));
            if (behind is null)
            {
                _root.Add(lists);
            }
            else
            {
                behind.AddBeforeSelf(lists);
            }
        }

        var letters = ColumnName.Of(column);
        lists.Add(new XElement(
            _main + "dataValidation", new XAttribute("type", "list"), new XAttribute("allowBlank", 1), new XAttribute("showErrorMessage", 1),
            new XAttribute("sqref", string.Create(CultureInfo.InvariantCulture, $"{letters}2:{letters}{ColumnName.MostRows}")),
            new XElement(_main + "formula1", $"\"{words}\"")));
        lists.SetAttributeValue("count", lists.Elements().Count());
    }
}
