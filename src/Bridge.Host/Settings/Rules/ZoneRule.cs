using Bridge.Core.Settings;
using NodaTime;

namespace Bridge.Host.Settings.Rules;

/// <summary>What a time zone must be: a name of the IANA database.</summary>
internal static class ZoneRule
{
    /// <summary>Judges a name.</summary>
    /// <param name="zone">The name.</param>
    /// <returns>What is wrong, with the nearest right name; null when nothing is.</returns>
    public static string? Judge(string zone)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null)
        {
            return null;
        }

        var nearest = NearestWord.Find(zone, DateTimeZoneProviders.Tzdb.Ids);
        return $"'{zone}' is no IANA time zone such as America/Denver.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}";
    }
}
