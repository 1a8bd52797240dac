using System.Globalization;
using System.Xml.Linq;
using Bridge.Connectors.Workbook.Cells;
using Bridge.Connectors.Workbook.Sheets;

namespace Bridge.Connectors.Workbook.Package;

/// <summary>The looks of a workbook's cells: finds those of the bridge, adds those that are missing.</summary>
/// <remarks>A spreadsheet program numbers all looks anew when it saves. Source: ECMA-376 Part 1, section 18.8 (styles).</remarks>
internal sealed class StyleSheet
{
    private const int TextFormat = 49; // "@". Source: ECMA-376 Part 1, section 18.8.30 (numFmt)
    private const int FirstFreeFormat = 164;
    private const string DayFormat = "yyyy-mm-dd";
    private const string TimeFormat = "yyyy-mm-dd hh:mm";
    private const string FlagFormat = "\"TRUE\";\"TRUE\";\"FALSE\""; // Excel shows flags so whatever the format; LibreOffice takes them for 1 and 0
    private const string Grey = "FFE7E6E6";
    private const string Blue = "FFDDEBF7";
    private readonly XNamespace _main;
    private readonly XElement _root;

    /// <summary>Finds or adds the looks.</summary>
    /// <param name="document">The looks; changed when some are missing.</param>
    public StyleSheet(XDocument document)
    {
        _root = document.Root ?? throw new InvalidDataException();
        _main = _root.Name.Namespace;
        var (day, time, flag) = (FormatId(DayFormat), FormatId(TimeFormat), FormatId(FlagFormat));
        var looks = new Dictionary<(ColumnKind Kind, bool IsLocked), CellLooks>();
        foreach (var isLocked in (bool[])[true, false])
        {
            var plain = new CellLook { IsLocked = isLocked };
            looks[(ColumnKind.Plain, isLocked)] = LooksOf(0, 0, flag, plain);
            looks[(ColumnKind.Text, isLocked)] = LooksOf(TextFormat, 0, flag, plain);
            looks[(ColumnKind.Note, isLocked)] = LooksOf(TextFormat, 0, flag, plain with { IsWrapped = true });
            looks[(ColumnKind.Day, isLocked)] = LooksOf(day, day, flag, plain);
            looks[(ColumnKind.Time, isLocked)] = LooksOf(time, time, flag, plain);
        }

        var heading = new CellLook { Font = BoldFont() };
        Cells = new CellStyles(Find(heading with { Fill = FillId(Grey) }), Find(heading with { Fill = FillId(Blue) }), looks);
    }

    /// <summary>Numbers of the looks.</summary>
    public CellStyles Cells { get; }

    /// <summary>True when some were missing.</summary>
    public bool IsChanged { get; private set; }

    private CellLooks LooksOf(int blank, int number, int flag, CellLook look) => new(
        Find(look with { Format = blank }), Find(look with { Format = TextFormat }), Find(look with { Format = TextFormat, IsQuoted = true }),
        Find(look with { Format = number }), Find(look with { Format = flag }));

    private int Find(CellLook wanted)
    {
        var looks = List("cellXfs");
        var found = looks.Elements(_main + "xf").ToList().FindIndex(look => wanted == Read(look));
        return found >= 0 ? found : Add(looks, Write(wanted));
    }

    private CellLook? Read(XElement look) => Number(look, "borderId") != 0 ? null : new CellLook
    {
        Format = Number(look, "numFmtId"),
        Font = Number(look, "fontId"),
        Fill = Number(look, "fillId"),
        IsQuoted = IsSet(look.Attribute("quotePrefix")),
        IsWrapped = IsSet(look.Element(_main + "alignment")?.Attribute("wrapText")),
        IsLocked = look.Element(_main + "protection")?.Attribute("locked") is not { } locked || IsSet(locked),
    };

    private XElement Write(CellLook look) => new(
        _main + "xf",
        new XAttribute("numFmtId", look.Format), new XAttribute("fontId", look.Font), new XAttribute("fillId", look.Fill), new XAttribute("borderId", 0), new XAttribute("xfId", 0),
        look.IsQuoted ? new XAttribute("quotePrefix", 1) : null, new XAttribute("applyNumberFormat", 1), look.Font > 0 ? new XAttribute("applyFont", 1) : null, look.Fill > 0 ? new XAttribute("applyFill", 1) : null,
        look.IsWrapped ? new XAttribute("applyAlignment", 1) : null, look.IsLocked ? null : new XAttribute("applyProtection", 1),
        look.IsWrapped ? new XElement(_main + "alignment", new XAttribute("vertical", "top"), new XAttribute("wrapText", 1)) : null,
        look.IsLocked ? null : new XElement(_main + "protection", new XAttribute("locked", 0)));

    private int FormatId(string code)
    {
        var formats = _root.Element(_main + "numFmts");
        var known = formats?.Elements().FirstOrDefault(format =>
            string.Equals(((string?)format.Attribute("formatCode"))?.Replace("\\", "", StringComparison.Ordinal), code, StringComparison.OrdinalIgnoreCase));
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
        Add(formats, new XElement(_main + "numFmt", new XAttribute("numFmtId", id), new XAttribute("formatCode", code)));
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

    private int FillId(string colour)
    {
        var fills = List("fills");
        var found = fills.Elements(_main + "fill").ToList().FindIndex(fill => (string?)fill.Element(_main + "patternFill")?.Element(_main + "fgColor")?.Attribute("rgb") == colour);
        return found >= 0 ? found : Add(fills, new XElement(_main + "fill", new XElement(
            _main + "patternFill", new XAttribute("patternType", "solid"), new XElement(_main + "fgColor", new XAttribute("rgb", colour)))));
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

    private static bool IsSet(XAttribute? attribute) => (string?)attribute is "1" or "true";
}
