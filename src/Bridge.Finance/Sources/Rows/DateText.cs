using System.Globalization;

namespace Bridge.Finance.Sources.Rows;

/// <summary>Days in the forms that a mapping allows. Not safe for parallel use.</summary>
internal sealed class DateText(IReadOnlyList<string> formats)
{
    private const int MostKept = 20_000;

    private static readonly DateOnly _first = new(1990, 1, 1);

    private static readonly DateOnly _last = new(2199, 12, 31);

    private readonly string[] _formats = [.. formats];

    // An export repeats a few days many times.
    private readonly Dictionary<string, DateOnly> _known = new(StringComparer.Ordinal);

    public bool TryParse(string text, out DateOnly day)
    {
        if (_known.TryGetValue(text, out day))
        {
            return true;
        }

        // A time after the day says nothing here: "2026-11-01T00:00:00", "11/1/2026 12:00 AM".
        var end = text.IndexOfAny(['T', ' ']);
        var hasTime = end is >= 8 and <= 10 && char.IsAsciiDigit(text[end - 1]) && text[end..].Contains(':', StringComparison.Ordinal);
        var head = hasTime ? text[..end] : text;
        if (!DateOnly.TryParseExact(head, _formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) || day < _first || day > _last)
        {
            return false;
        }

        if (_known.Count < MostKept)
        {
            _known[text] = day;
        }

        return true;
    }

    /// <summary>Reads a workbook's day number.</summary>
    public static bool TryParse(double number, bool countsFrom1904, out DateOnly day)
    {
        day = default;
        var serial = countsFrom1904 ? number + 1462 : number;
        if (!(serial is >= 61 and <= 109_574)) // not a number is neither
        {
            return false;
        }

        day = DateOnly.FromDateTime(DateTime.FromOADate(serial));
        return day >= _first && day <= _last;
    }
}
