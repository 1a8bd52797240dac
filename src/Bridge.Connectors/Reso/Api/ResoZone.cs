using System.Globalization;

namespace Bridge.Connectors.Reso.Api;

/// <summary>How change times stand in questions to a host that writes them with an offset from UTC.</summary>
/// <remarks>
/// UTC is what every host should take, and some take nothing else; but one that compares texts finds its rows by its own offset alone,
/// and asked in UTC it would hide hours of changes. So a row that was received is asked for in UTC once, and what comes back decides.
/// </remarks>
internal sealed class ResoZone
{
    private TimeSpan _offset;

    /// <summary>True when the host finds its rows by UTC, false when it does not; null while that is not known.</summary>
    public bool? TakesUtc { get; set; }

    /// <summary>Writes a host's own text so that it can stand in a filter, every digit kept.</summary>
    /// <param name="text">The text as received.</param>
    /// <returns>The literal.</returns>
    public string Literal(string text) => TakesUtc == true ? ResoTime.InUtc(text) : ResoTime.Literal(text);

    /// <summary>Writes the instant that lies a while before a host's text.</summary>
    /// <param name="text">The text as received; it parses.</param>
    /// <param name="back">How long before.</param>
    /// <returns>The literal.</returns>
    public string Before(string text, TimeSpan back)
    {
        Learn(text);
        return back == TimeSpan.Zero || !ResoTime.TryParse(text, out var instant) ? Literal(text) : Write(instant - back);
    }

    /// <summary>Writes an instant as a filter needs it.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The literal.</returns>
    public string Write(DateTimeOffset instant) => TakesUtc == false
        ? instant.ToOffset(_offset).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)
        : ResoTime.Write(instant);

    /// <summary>Takes the offset of a host's text.</summary>
    /// <param name="text">The text as received.</param>
    /// <returns>False when it has none.</returns>
    public bool Learn(string text)
    {
        if (!ResoTime.HasOffset(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var written))
        {
            return false;
        }

        _offset = written.Offset;
        return true;
    }
}
