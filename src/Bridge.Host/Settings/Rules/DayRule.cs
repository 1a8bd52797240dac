using System.Globalization;

namespace Bridge.Host.Settings.Rules;

/// <summary>How a day is written in the settings.</summary>
internal static class DayRule
{
    /// <summary>Reads a day.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The day; null when it is none.</returns>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
