using System.Globalization;
using Bridge.Mapping.Tables;
using NodaTime;
using NodaTime.TimeZones;

namespace Bridge.Connectors.Tables;

/// <summary>Reads instants in the forms of a mapping; times without an offset are of one zone.</summary>
/// <remarks>
/// A time that a change of clocks repeats is taken for the first of the two, one that it leaves out is moved by the gap. Keeps the offset
/// of the last hour, because a file goes through time. Not safe for parallel use.
/// </remarks>
internal sealed class LocalTimes(string? zoneName, string? dayZoneName = null)
{
    private readonly DateTimeZone? _zone = zoneName is null ? null : DateTimeZoneProviders.Tzdb[zoneName];
    private readonly DateTimeZone? _dayZone = (dayZoneName ?? zoneName) is { } name ? DateTimeZoneProviders.Tzdb[name] : null; // whose days an instant falls on: the desk's
    private readonly ZoneLocalMappingResolver _resolver = Resolvers.LenientResolver;
    private readonly Dictionary<string, DigitPattern?> _patterns = new(StringComparer.Ordinal);
    private long _hour = -1;
    private TimeSpan _offset;

    /// <summary>Reads an instant; null when it is in none of the forms, or needs a zone that nobody named.</summary>
    public DateTimeOffset? Read(ReadOnlySpan<char> text, IReadOnlyList<string> formats)
    {
        for (var one = 0; one < formats.Count; one++)
        {
            if (Read(text, formats[one]) is { } instant)
            {
                return instant;
            }
        }

        return null;
    }

    /// <summary>Reads a day; null when it is in none of the forms.</summary>
    public DateOnly? ReadDay(ReadOnlySpan<char> text, IReadOnlyList<string> formats)
    {
        foreach (var format in formats)
        {
            if (format is not (TimeForms.Iso or TimeForms.Epoch or TimeForms.EpochMilliseconds) && !TimeForms.HasOffset(format))
            {
                if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
                {
                    return DateOnly.FromDateTime(local);
                }
            }
            else if (format == TimeForms.Iso && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }
            else if (Read(text, format) is { } instant)
            {
                return DateOnly.FromDateTime(_dayZone is null ? instant.UtcDateTime : Instant.FromDateTimeOffset(instant).InZone(_dayZone).ToDateTimeUnspecified());
            }
        }

        return null;
    }

    private DateTimeOffset? Read(ReadOnlySpan<char> text, string format) => format switch
    {
        TimeForms.Iso => ReadIso(text),
        TimeForms.Epoch => ReadEpoch(text, 1000),
        TimeForms.EpochMilliseconds => ReadEpoch(text, 1),
        _ when TimeForms.HasOffset(format) =>
            DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var instant)
                ? instant.ToUniversalTime() : null,
        _ when PatternOf(format)?.Read(text) is { } digits => ToUtc(digits),
        _ => DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? ToUtc(local) : null,
    };

    private DigitPattern? PatternOf(string format)
    {
        if (!_patterns.TryGetValue(format, out var pattern))
        {
            _patterns[format] = pattern = DigitPattern.Of(format);
        }

        return pattern;
    }

    private DateTimeOffset? ReadIso(ReadOnlySpan<char> text)
    {
        // Databases and consoles write the name of the zone where ISO has a Z.
        if (text.EndsWith(" UTC") || text.EndsWith(" GMT"))
        {
            return ReadIso($"{text[..^4]}Z");
        }

        // DateTime.TryParse alone would turn an offset into the machine's own zone; its kind only tells whether there is one.
        if (text.Length < 10 || !char.IsAsciiDigit(text[0])
            || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local))
        {
            return null;
        }

        return local.Kind == DateTimeKind.Unspecified ? ToUtc(local)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.ToUniversalTime() : null;
    }

    private static DateTimeOffset? ReadEpoch(ReadOnlySpan<char> text, int factor) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 253_402_300_799_999m / factor
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(number * factor)) : null;

    private DateTimeOffset? ToUtc(DateTime local)
    {
        if (_zone is null)
        {
            return null;
        }

        var hour = local.Ticks / TimeSpan.TicksPerHour;
        if (hour == _hour)
        {
            return new DateTimeOffset(local.Ticks - _offset.Ticks, TimeSpan.Zero);
        }

        var zoned = _zone.ResolveLocal(LocalDateTime.FromDateTime(local), _resolver);
        var utc = new DateTimeOffset(zoned.ToDateTimeUtc(), TimeSpan.Zero);
        if (IsPlain(hour))
        {
            (_hour, _offset) = (hour, TimeSpan.FromTicks(local.Ticks - utc.Ticks));
        }

        return utc;
    }

    // The clocks do not change within the hour.
    private bool IsPlain(long hour)
    {
        var (start, end) = (new DateTime(hour * TimeSpan.TicksPerHour), new DateTime(((hour + 1) * TimeSpan.TicksPerHour) - 1));
        var (first, last) = (_zone!.MapLocal(LocalDateTime.FromDateTime(start)), _zone.MapLocal(LocalDateTime.FromDateTime(end))); // asked with a zone only
        return first.Count == 1 && last.Count == 1 && first.EarlyInterval == last.EarlyInterval;
    }
}
