using System.Globalization;

namespace Bridge.Connectors.Reso.Api;

/// <summary>Instants as RESO hosts write them; one without an offset is UTC.</summary>
internal static class ResoTime
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>Reads an instant.</summary>
    /// <param name="text">ISO 8601 with any fraction.</param>
    /// <param name="instant">The instant in UTC.</param>
    /// <returns>False when the text is none.</returns>
    public static bool TryParse(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out instant);

    /// <summary>Writes a host's own text so that it can stand in a filter: with an offset, every digit kept.</summary>
    /// <param name="text">The text as received.</param>
    /// <returns>The literal.</returns>
    public static string Literal(string text)
    {
        var trimmed = text.Trim();
        var time = trimmed.IndexOf('T', StringComparison.OrdinalIgnoreCase);
        return time > 0 && trimmed.AsSpan(time).IndexOfAny("Zz+-") < 0 ? trimmed + "Z" : trimmed;
    }

    /// <summary>Tells whether a host's text names an offset from UTC in digits.</summary>
    /// <param name="text">The text as received.</param>
    /// <returns>True when it does, be it an offset of nothing.</returns>
    public static bool HasOffset(string text) => Sign(text) > 0;

    /// <summary>Writes a host's own text in UTC, every digit of its fraction kept.</summary>
    /// <param name="text">The text as received.</param>
    /// <returns>The literal.</returns>
    public static string InUtc(string text)
    {
        var sign = Sign(text);
        if (sign <= 0 || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var instant))
        {
            return Literal(text);
        }

        // Offsets are whole minutes, so the digits behind the seconds stay what they are; an instant would keep seven of them.
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var seconds = instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return $"{seconds}{(point < 0 ? "" : text[point..sign])}Z";
    }

    /// <summary>Writes an instant as a filter needs it.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The literal.</returns>
    public static string Write(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static int Sign(string text)
    {
        var time = text.IndexOf('T', StringComparison.OrdinalIgnoreCase);
        var sign = time < 0 ? -1 : text.AsSpan(time).IndexOfAny('+', '-');
        return sign < 0 ? -1 : time + sign;
    }
}
