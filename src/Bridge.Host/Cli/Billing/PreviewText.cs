using System.Globalization;
using System.Text.Json;
using Bridge.Core.Model;
using Bridge.Finance.Composition;

namespace Bridge.Host.Cli.Billing;

/// <summary>What the next release would say, for people and for scripts.</summary>
internal static class PreviewText
{
    /// <summary>Tells it in words.</summary>
    /// <param name="preview">The counts.</param>
    /// <returns>One or two lines.</returns>
    public static string Words(PreviewSummary preview)
    {
        var counts = string.Join(", ", Enum.GetValues<Standing>().Select(standing => string.Create(CultureInfo.InvariantCulture, $"{preview.Counts.GetValueOrDefault(standing):N0} {standing}")));
        var stale = preview.StaleLedgers.Count == 0 ? "" : $"{Environment.NewLine}Too old, so everybody is Unknown: {string.Join(", ", preview.StaleLedgers)}.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Release of {preview.Day:yyyy-MM-dd}: {counts}. {preview.Changes:N0} would change, {preview.Gone:N0} left the roster.{stale}");
    }

    /// <summary>Writes its properties as JSON.</summary>
    /// <param name="json">Inside an object.</param>
    /// <param name="preview">The counts.</param>
    public static void Write(Utf8JsonWriter json, PreviewSummary preview)
    {
        json.WriteString("day", preview.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartObject("counts");
        foreach (var standing in Enum.GetValues<Standing>())
        {
            json.WriteNumber(standing.ToString(), preview.Counts.GetValueOrDefault(standing));
        }

        json.WriteEndObject();
        json.WriteNumber("changes", preview.Changes);
        json.WriteNumber("gone", preview.Gone);
        json.WriteStartArray("staleLedgers");
        foreach (var ledger in preview.StaleLedgers)
        {
            json.WriteStringValue(ledger);
        }

        json.WriteEndArray();
    }
}
