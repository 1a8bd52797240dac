using System.Globalization;

namespace Bridge.Storage;

/// <summary>UTC instants as the store keeps them: ISO 8601, sortable as text.</summary>
public static class Instants
{
    /// <summary>Writes an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>Its text.</returns>
    public static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads an instant.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The instant, UTC.</returns>
    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
