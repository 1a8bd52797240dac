using System.Globalization;
using System.Xml.Linq;
using Bridge.Connectors.Workbook.Cells;

namespace Bridge.Connectors.Workbook.Package;

/// <summary>The looks of a workbook's cells: finds those of the bridge, adds those that are missing.</summary>
/// <remarks>A spreadsheet program numbers all looks anew when it saves. Source: ECMA-376 Part 1, section 18.8 (styles).</remarks>
internal sealed class StyleSheet
{
    private const int TextFormat = 49; // "@". Source: ECMA-376 Part 1, section 18.8.30 (numFmt)
    private const int FirstFreeFormat = 164;
    private const string DayFormat = "yyyy-mm-dd";
    private readonly XNamespace _main;
    private readonly XElement _root;

    /// <summary>Finds or adds the looks.</summary>
    /// <param name="document">The looks; changed when some are missing.</param>
    public StyleSheet(XDocument document)
    {
        _root = document.Root ?? throw new InvalidDataException();
        _main = _root.Name.Namespace;
        Cells = new CellStyles(Look(TextFormat, false, 0), Look(TextFormat, true, 0), Look(DayFormatId(), false, 0), Look(0, false, BoldFont()));
    }

    /// <summary>Numbers of the looks.</summary>
    public CellStyles Cells { get; }

    /// <summary>True when some were missing.</summary>
    public bool IsChanged { get; private set; }

    private int Look(int format, bool isQuoted, int font)
    {
        var looks = List("cellXfs");
        var found = looks.Elements(_main + "xf").ToList().FindIndex(look =>
            Number(look, "numFmtId") == format && Number(look, "fontId") == font && Number(look, "fillId") == 0 && Number(look, "borderId") == 0
            && (string?)look.Attribute("quotePrefix") is "1" or "true" == isQuoted);
        if (found >= 0)
        {
            return found;
        }

        var added = new XElement(
            _main + "xf",
            new XAttribute("numFmtId", format), new XAttribute("fontId", font), new XAttribute("fillId", 0), new XAttribute("borderId", 0), new XAttribute("xfId", 0),
            isQuoted ? new XAttribute("quotePrefix", 1) : null, new XAttribute("applyNumberFormat", 1), font > 0 ? new XAttribute("applyFont", 1) : null);
        return Add(looks, added);
    }

    private int DayFormatId()
    {
        var formats = _root.Element(_main + "numFmts");
        var known = formats?.Elements().FirstOrDefault(format =>
            string.Equals(((string?)format.Attribute("formatCode"))?.Replace("\\", "", StringComparison.Ordinal), DayFormat, StringComparison.OrdinalIgnoreCase));
        if (known is not null)
        {
            return Number(known, "numFmtId");
        }

        if (formats is null)
        {
            formats = new XElement(_main + "numFmts");
            _root.AddFirst(formats); // it is the first of the sheet of looks
        }

        var id = formats.Elements().Select(format => Number(format, "numFmtId")).Append(FirstFreeFormat - 1).Max() + 1;
        Add(formats, new XElement(_main + "numFmt", new XAttribute("numFmtId", id), new XAttribute("formatCode", DayFormat)));
        return id;
    }

    private int BoldFont()
    {
        var fonts = List("fonts");
        var found = fonts.Elements(_main + "font").ToList().FindIndex(font => font.Element(_main + "b") is not null);
        if (found >= 0)
        {
            return found;
        }

        var bold = new XElement(fonts.Elements(_main + "font").First());
        bold.AddFirst(new XElement(_main + "b"));
        return Add(fonts, bold);
    }

    private int Add(XElement list, XElement item)
    {
        list.Add(item);
        list.SetAttributeValue("count", list.Elements().Count());
        IsChanged = true;
        return list.Elements().Count() - 1;
    }

    private XElement List(string name) => _root.Element(_main + name) is { HasElements: true } list ? list : throw new InvalidDataException();

    private static int Number(XElement element, string attribute) =>
        int.TryParse((string?)element.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
