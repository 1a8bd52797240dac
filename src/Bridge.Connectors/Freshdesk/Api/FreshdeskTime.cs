using System.Globalization;
using System.Text.Json;

namespace Bridge.Connectors.Freshdesk.Api;

/// <summary>Reads and writes Freshdesk's stamps, which are whole seconds in UTC.</summary>
internal static class FreshdeskTime
{
    /// <summary>Reads a stamp.</summary>
    /// <param name="row">Any element.</param>
    /// <param name="name">Name of its property.</param>
    /// <returns>The instant, or null when there is none.</returns>
    public static DateTimeOffset? TimeOf(this JsonElement row, string name) => DateTimeOffset.TryParse(
        row.TextOf(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    /// <summary>Writes a stamp for a query.</summary>
    /// <param name="time">The instant.</param>
    /// <returns>The stamp.</returns>
    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
