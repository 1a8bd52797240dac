using System.Globalization;
using Bridge.Mapping.Tables;

namespace Bridge.Connectors.Tables;

/// <summary>Reads durations in the units of a mapping.</summary>
internal static class DurationForms
{
    /// <summary>Reads a duration.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="sign">What stands before decimals; null where nobody said.</param>
    /// <returns>Seconds, negative ones too; null when it is none.</returns>
    public static double? Read(ReadOnlySpan<char> text, DurationUnit unit, char? sign) =>
        unit != DurationUnit.Clock ? Number(text, unit, sign) : text.StartsWith('-') ? -Clock(text[1..]) : Clock(text);

    private static double? Number(ReadOnlySpan<char> text, DurationUnit unit, char? sign) => Digits(text) is { } whole ? In(unit, whole)
        : DecimalForms.TryPlain(text, sign, stackalloc char[DecimalForms.Longest], out var plain)
            && double.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? In(unit, number) : null;

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

    // Hours and minutes are whole; days may stand before the hours (1.02:03:04), decimals behind the seconds.
    private static double? Clock(ReadOnlySpan<char> text)
    {
        const int most = 3;
        Span<Range> parts = stackalloc Range[most + 1];
        var count = text.Split(parts, ':');
        if (count is < 2 or > most)
        {
            return null;
        }

        double? seconds = Whole(text[parts[0]]) ?? (count == most ? DaysAndHours(text[parts[0]]) : null);
        for (var one = 1; one < count; one++)
        {
            var part = one == count - 1 ? Seconds(text[parts[one]]) : Whole(text[parts[one]]);
            seconds = part < 60 ? (seconds * 60) + part : null;
        }

        return seconds;
    }

    private static double? DaysAndHours(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        return point > 0 && Whole(text[..point]) is { } days && Whole(text[(point + 1)..]) is < 24 and var hours ? (days * 24) + hours : null;
    }

    private static double? Whole(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static double? Seconds(ReadOnlySpan<char> text) =>
        DecimalForms.TryPlain(text, text.Contains(',') ? ',' : null, stackalloc char[DecimalForms.Longest], out var plain)
            && double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
