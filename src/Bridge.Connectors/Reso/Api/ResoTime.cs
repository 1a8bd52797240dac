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

    /// <summary>Writes the instant that lies a while before a host's text.</summary>
    /// <param name="text">The text as received; it parses.</param>
    /// <param name="back">How long before.</param>
    /// <returns>The literal.</returns>
    public static string Before(string text, TimeSpan back) =>
        back == TimeSpan.Zero || !TryParse(text, out var instant)
            ? Literal(text)
            : Write(instant - back);

    /// <summary>Writes an instant as a filter needs it.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The literal.</returns>
    public static string Write(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
