using System.Globalization;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Workbook.Cells;

/// <summary>Turns fields into cells of their type and back.</summary>
internal static class CellConversion
{
    private const char Separator = ';';
    private const string DayFormat = "yyyy-MM-dd";
    private const int DaysBetweenSystems = 1462;

    // Before it Excel counts a day that never was. Source: ECMA-376 Part 1, section 18.17.4.1 (1900 date base).
    private static readonly DateOnly _firstSafeDay = new(1900, 3, 1);
    private static readonly DateOnly _dayZero = new(1899, 12, 30);

    /// <summary>Makes the cell of a field.</summary>
    /// <param name="value">The value; it is sent.</param>
    /// <param name="field">The field.</param>
    /// <param name="is1904">True when the workbook counts days from 1904.</param>
    /// <returns>The cell's value.</returns>
    public static CellValue ToCell(FieldValue value, TargetField field, bool is1904)
    {
        if (value.AsFlag is { } flag)
        {
            return new CellValue(CellKind.Flag, flag ? "1" : "0");
        }

        if (value.AsNumber is { } number)
        {
            return new CellValue(CellKind.Number, number.ToString(CultureInfo.InvariantCulture));
        }

        var text = value.ToString();
        return field.Type == FieldType.Date && DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= (is1904 ? _dayZero.AddDays(DaysBetweenSystems + 1) : _firstSafeDay)
            ? new CellValue(CellKind.Number, (day.DayNumber - _dayZero.DayNumber - (is1904 ? DaysBetweenSystems : 0)).ToString(CultureInfo.InvariantCulture))
            : CellValue.Of(text);
    }

    /// <summary>Reads the field of a cell; what does not fit the type is given as text, so that it is seen as a change.</summary>
    /// <param name="cell">The cell's value.</param>
    /// <param name="field">The field.</param>
    /// <param name="is1904">True when the workbook counts days from 1904.</param>
    /// <returns>The value.</returns>
    public static FieldValue ToField(CellValue cell, TargetField field, bool is1904) => (cell.Kind, field.Type) switch
    {
        (CellKind.Blank, _) => FieldValue.Blank,
        (CellKind.Flag, FieldType.Flag) => FieldValue.Flag(cell.Text == "1"),
        (CellKind.Flag, _) => FieldValue.Text(cell.Text == "1" ? "TRUE" : "FALSE"),
        (CellKind.Number, FieldType.Number) when Parse(cell.Text) is { } number => FieldValue.Number(number),
        (CellKind.Number, FieldType.Date) when Day(cell.Text, is1904) is { } day => FieldValue.Date(day),
        (CellKind.Text, FieldType.List) => FieldValue.List(cell.Text.Split(Separator)),
        _ => FieldValue.Text(cell.Text),
    };

    /// <summary>Says why a record cannot be kept in cells.</summary>
    /// <param name="fields">Its fields.</param>
    /// <returns>The reason; null when it can.</returns>
    public static Refusal? Judge(MappedRecord fields)
    {
        for (var position = 0; position < fields.Shape.Fields.Count; position++)
        {
            if (Judge(fields[position], fields.Shape.Fields[position]) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? Judge(FieldValue value, TargetField field)
    {
        if (value.AsText is { Length: > CellText.Longest } || (value.AsList is not null && value.ToString().Length > CellText.Longest))
        {
            return new Refusal("too-long", $"'{field.Name}' is longer than the {CellText.Longest} characters a cell takes. Shorten it in the MLS, or set 'maxLength' in the mapping.");
        }

        return value.AsList is { } list && list.Any(entry => entry.Contains(Separator, StringComparison.Ordinal))
            ? new Refusal("separator", $"An entry of the list '{field.Name}' holds '{Separator}', which stands between entries in a cell. Correct it in the MLS.")
            : null;
    }

    private static decimal? Parse(string digits) =>
        decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(string digits, bool is1904)
    {
        if (Parse(digits) is not { } serial || serial != decimal.Truncate(serial))
        {
            return null; // a time of day is not what a day holds
        }

        var days = serial + (is1904 ? DaysBetweenSystems : 0);
        return days >= _firstSafeDay.DayNumber - _dayZero.DayNumber && days <= DateOnly.MaxValue.DayNumber - _dayZero.DayNumber
            ? _dayZero.AddDays((int)days)
            : null;
    }
}
