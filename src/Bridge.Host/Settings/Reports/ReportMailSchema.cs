using System.Text.Json;

namespace Bridge.Host.Settings.Reports;

/// <summary>The schema of the <c>reports</c> section.</summary>
internal static class ReportMailSchema
{
    /// <summary>Writes it.</summary>
    /// <param name="json">Where to.</param>
    public static void Write(Utf8JsonWriter json) => SettingsSchema.Named(json, "reports", () =>
    {
        SettingsSchema.WriteObject(json, ["report", "to"]);
        json.WriteString("description", "A report that leaves by mail (docs/reports.md); needs mail and kpis.");
        json.WriteStartObject("properties");
        SettingsSchema.Choice(json, "report", "Which report.", ReportMailReader.Kinds);
        SettingsSchema.Choice(json, "every", "Of which times. Default: month.", ReportMailReader.Times);
        SettingsSchema.Duration(json, "after", "How long after the end of the time it leaves, by the desk's clock. Default: 31h.");
        SettingsSchema.List(json, "to", "The readers' addresses; each gets a mail of its own.", null);
        SettingsSchema.List(json, "formats", "What is attached. Default: xlsx.", ReportMailReader.Formats);
        json.WriteEndObject();
    });
}
