using DocumentFormat.OpenXml.Spreadsheet;

namespace Bridge.Host.Tables;

/// <summary>The number formats of a workbook; grows with the cells that ask for one.</summary>
internal sealed class SheetStyles
{
    /// <summary>Style of column headings.</summary>
    public const uint Heading = 1;

    // Numbers below this are the formats that every spreadsheet knows. Source: ECMA-376, part 1, 18.8.30.
    private const uint FirstOwnFormat = 164;
    private const uint FixedStyles = 2;

    private readonly List<(string Format, bool IsGrey)> _own = [];

    /// <summary>Finds the style of a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>Its number.</returns>
    public uint Of(TableCell cell)
    {
        var style = (Format(cell), cell.IsGrey);
        if (style is ("", false))
        {
            return 0;
        }

        var index = _own.IndexOf(style);
        if (index < 0)
        {
            index = _own.Count;
            _own.Add(style);
        }

        return FixedStyles + (uint)index;
    }

    /// <summary>Makes the style sheet; after the last cell.</summary>
    /// <returns>The style sheet.</returns>
    public Stylesheet ToStylesheet() => new(
        new NumberingFormats(_own.Select((own, index) => new NumberingFormat
        {
            NumberFormatId = FirstOwnFormat + (uint)index,
            FormatCode = own.Format.Length == 0 ? "General" : own.Format,
        })),
        new Fonts(new Font(), new Font(new Bold()), new Font(new Color { Rgb = "FF6B6B6B" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
        [
            new CellFormat(),
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { FontId = 1, ApplyFont = true, ApplyAlignment = true },
            .. _own.Select((own, index) => new CellFormat
            {
                NumberFormatId = FirstOwnFormat + (uint)index, ApplyNumberFormat = true, FontId = own.IsGrey ? 2U : 0U, ApplyFont = own.IsGrey,
            }),
        ]));

    private static string Format(TableCell cell) =>
        cell.Day is not null ? "yyyy-mm-dd"
        : cell.Number is null ? ""
        : cell.IsPercent ? Digits("0", cell.Decimals) + "%"
        : Digits("#,##0", cell.Decimals) + (cell.Unit.Length == 0 ? "" : $"\" {cell.Unit}\"");

    private static string Digits(string whole, int decimals) => decimals == 0 ? whole : $"{whole}.{new string('0', decimals)}";
}
