using System.Globalization;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Mapping.Documents;

/// <summary>Turns a value into the type that the target stores, where that is certain.</summary>
internal static class Conversion
{
    private static readonly string[] _dates = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Converts a value; blank and not sent stay what they are.</summary>
    /// <param name="type">Type of the target's field.</param>
    /// <param name="value">The value.</param>
    /// <param name="fault">What is wrong, without the value; else null.</param>
    /// <returns>The value in the type; blank when there is a fault.</returns>
    public static FieldValue To(FieldType type, FieldValue value, out string? fault)
    {
        fault = null;
        if (!value.IsSent || value.IsBlank)
        {
            return value;
        }

        return type switch
        {
            FieldType.Text or FieldType.Choice => value.AsText is null ? FieldValue.Text(value.ToString()) : value,
            FieldType.Flag => value.AsFlag is null ? ToFlag(value.ToString(), out fault) : value,
            FieldType.Number => value.AsNumber is null ? ToNumber(value.ToString(), out fault) : value,
            FieldType.Date => ToDate(value.ToString(), out fault),
            _ => value.AsList is null ? FieldValue.List([value.ToString()]) : value,
        };
    }

    private static FieldValue ToFlag(string text, out string? fault)
    {
        bool? flag = text.ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "Y" or "1" => true,
            "FALSE" or "NO" or "N" or "0" => false,
            _ => null,
        };
        fault = flag is null ? "is not a flag (true or false, yes or no, Y or N, 1 or 0)" : null;
        return FieldValue.Flag(flag);
    }

    private static FieldValue ToNumber(string text, out string? fault)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var isNumber = decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var number);
        fault = isNumber ? null : "is not a decimal number such as 12 or 3.5";
        return isNumber ? FieldValue.Number(number) : FieldValue.Blank;
    }

    private static FieldValue ToDate(string text, out string? fault)
    {
        // The date as written: a time zone would make another day of it for some readers.
        var isDate = DateTimeOffset.TryParseExact(
            text, _dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant);
        fault = isDate ? null : "is not a date such as 2026-01-31";
        return isDate ? FieldValue.Date(DateOnly.FromDateTime(instant.DateTime)) : FieldValue.Blank;
    }
}
