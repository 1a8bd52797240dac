using System.Globalization;
using Bridge.Mapping.Tables;

namespace Bridge.Connectors.Tables;

/// <summary>Reads durations in the units of a mapping.</summary>
internal static class DurationForms
{
    /// <summary>Reads a duration.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="unit">Its unit.</param>
    /// <returns>Seconds, negative ones too; null when it is none.</returns>
    public static double? Read(ReadOnlySpan<char> text, DurationUnit unit) => unit == DurationUnit.Clock ? Clock(text) : Number(text, unit);

    private static double? Number(ReadOnlySpan<char> text, DurationUnit unit) => Digits(text) is { } whole ? In(unit, whole)
        : double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? In(unit, number) : null;

    private static double In(DurationUnit unit, double number) => unit switch
    {
        DurationUnit.Milliseconds => number / 1000,
        DurationUnit.Minutes => number * 60,
        DurationUnit.Hours => number * 3600,
        _ => number,
    };

    // Nearly every duration is a few digits, and the framework takes longer to see that than to read them.
    private static int? Digits(ReadOnlySpan<char> text)
    {
        const int most = 9;
        var whole = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
            {
                return null;
            }

            whole = (whole * 10) + (character - '0');
        }

        return text.Length is > 0 and <= most ? whole : null;
    }

    private static double? Clock(ReadOnlySpan<char> text)
    {
        double seconds = 0;
        var parts = 0;
        foreach (var range in text.Split(':'))
        {
            if (++parts > 3 || !double.TryParse(text[range], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part)
                || (parts > 1 && part >= 60))
            {
                return null;
            }

            seconds = (seconds * 60) + part;
        }

        return parts > 1 ? seconds : null;
    }
}
