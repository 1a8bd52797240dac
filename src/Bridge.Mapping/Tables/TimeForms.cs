using System.Globalization;

namespace Bridge.Mapping.Tables;

/// <summary>Forms in which a file may write an instant.</summary>
public static class TimeForms
{
    /// <summary>ISO 8601, with or without an offset.</summary>
    public const string Iso = "iso";

    /// <summary>Seconds since 1970 UTC.</summary>
    public const string Epoch = "epoch";

    /// <summary>Milliseconds since 1970 UTC.</summary>
    public const string EpochMilliseconds = "epochMs";

    private static readonly DateTime _sample = new(2021, 11, 23, 14, 25, 36, DateTimeKind.Unspecified);

    /// <summary>Tells whether a form leaves the zone open.</summary>
    /// <param name="format">The form.</param>
    /// <returns>True when a zone must be named.</returns>
    public static bool NeedsZone(string format) => format is not (Iso or Epoch or EpochMilliseconds) && !HasOffset(format);

    /// <summary>Tells whether a pattern carries the offset from UTC.</summary>
    /// <param name="format">The pattern.</param>
    /// <returns>True when it does.</returns>
    public static bool HasOffset(string format)
    {
        ArgumentNullException.ThrowIfNull(format);
        var isQuoted = false;
        foreach (var character in format)
        {
            isQuoted ^= character == '\'';
            if (!isQuoted && character is 'z' or 'K')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a pattern is one, with the day and the minute, or with the day or the month where a day is enough.</summary>
    internal static bool IsPattern(string format, bool isDay)
    {
        try
        {
            var written = _sample.ToString(format, CultureInfo.InvariantCulture);
            return DateTime.TryParseExact(written, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
                && (HasOffset(format) || (isDay ? read.Date == _sample.Date || read.Date == _sample.Date.AddDays(1 - _sample.Day) : read.Date == _sample.Date && read.Hour == _sample.Hour && read.Minute == _sample.Minute));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
