using DocumentFormat.OpenXml.Spreadsheet;

namespace Bridge.Finance.Place.Lists;

/// <summary>Styles of cells in finance's workbook, by their numbers.</summary>
internal static class BookStyles
{
    /// <summary>A plain number.</summary>
    public const uint Plain = 0;

    /// <summary>Text that stays text when somebody edits it, whatever it begins with.</summary>
    public const uint Text = 1;

    /// <summary>A day, <c>yyyy-mm-dd</c>.</summary>
    public const uint Day = 2;

    /// <summary>An amount.</summary>
    public const uint Sum = 3;

    /// <summary>A heading.</summary>
    public const uint Heading = 4;

    private const uint DayFormat = 164;
    private const uint SumFormat = 4; // #,##0.00. Source: ECMA-376 Part 1, section 18.8.30 (numFmt)
    private const uint TextFormat = 49; // @. Source: as above

    /// <summary>Makes the style sheet.</summary>
    /// <returns>All styles, each at its number.</returns>
    public static Stylesheet Sheet() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy-mm-dd" }) { Count = 1 },
        new Fonts(new Font(), new Font(new Bold())) { Count = 2 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border()) { Count = 1 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true, QuotePrefix = true },
            new CellFormat { NumberFormatId = DayFormat, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = SumFormat, ApplyNumberFormat = true },
            new CellFormat { FontId = 1, ApplyFont = true }) { Count = 5 });
}
