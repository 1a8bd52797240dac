using System.Globalization;
using System.Text;

namespace Bridge.Connectors.Workbook.Cells;

/// <summary>Reads one cell as it stands in the file.</summary>
internal static class CellReader
{
    /// <summary>Reads a cell.</summary>
    /// <param name="cell">Its element.</param>
    /// <param name="texts">The texts that cells name by number.</param>
    /// <returns>The value. Source: ECMA-376 Part 1, sections 18.3.1.4 (c) and 18.18.11 (ST_CellType).</returns>
    public static CellValue Read(ReadOnlySpan<byte> cell, SharedTexts texts)
    {
        if (XmlTag.Formula.TryFind(cell, 0, out _, out var formula))
        {
            return Flag(cell[formula]) ?? new CellValue(CellKind.Formula, "=" + CellText.Read(cell[formula]));
        }

        var type = XmlTag.Attribute(cell, " t=\""u8);
        if (type.SequenceEqual("inlineStr"u8))
        {
            return CellValue.Of(Runs(cell));
        }

        if (!XmlTag.Value.TryFind(cell, 0, out _, out var content) || content.Start.Value == content.End.Value)
        {
            return CellValue.Blank;
        }

        var value = cell[content];
        return type switch
        {
            _ when type.SequenceEqual("s"u8) => CellValue.Of(texts.Of(Number(value))),
            _ when type.SequenceEqual("b"u8) => new CellValue(CellKind.Flag, value.SequenceEqual("1"u8) || value.SequenceEqual("true"u8) ? "1" : "0"),
            _ when type.IsEmpty || type.SequenceEqual("n"u8) => new CellValue(CellKind.Number, Encoding.ASCII.GetString(value)),
            _ => CellValue.Of(CellText.Read(value)), // str, d (a day in words) and e (an error such as #N/A)
        };
    }

    /// <summary>Joins the pieces of a text that may be formatted.</summary>
    /// <param name="xml">The element that holds them.</param>
    /// <returns>The text.</returns>
    public static string Runs(ReadOnlySpan<byte> xml)
    {
        var text = "";
        var phonetic = XmlTag.Phonetic.TryFind(xml, 0, out var first, out _) ? first.Start.Value : xml.Length;
        for (var at = 0; XmlTag.Text.TryFind(xml, at, out var element, out var content); at = element.End.Value)
        {
            if (element.Start.Value > phonetic)
            {
                break; // readings stand behind the text
            }

            var piece = CellText.Read(xml[content]);
            text = text.Length == 0 ? piece : text + piece;
        }

        return text;
    }

    // LibreOffice saves every flag as one of these, also one that was no formula before.
    private static CellValue? Flag(ReadOnlySpan<byte> formula) =>
        formula.SequenceEqual("TRUE()"u8) ? new CellValue(CellKind.Flag, "1")
        : formula.SequenceEqual("FALSE()"u8) ? new CellValue(CellKind.Flag, "0")
        : null;

    private static int Number(ReadOnlySpan<byte> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
