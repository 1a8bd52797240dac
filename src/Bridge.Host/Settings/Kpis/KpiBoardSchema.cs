using System.Text.Json;
using Bridge.Core.Kpis.Catalogue;

namespace Bridge.Host.Settings.Kpis;

/// <summary>The schema of the <c>kpis</c> section.</summary>
internal static class KpiBoardSchema
{
    private const string Day = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    /// <summary>Writes it.</summary>
    /// <param name="json">Where to.</param>
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("kpis");
        json.WriteString("description", "Shows figures of calls to managers in their browser (docs/kpi-page.md).");
        SettingsSchema.WriteObject(json, []);
        json.WriteStartObject("properties");
        SettingsSchema.Text(json, "data", "Folder of the measures, relative to this file. Default: the store's folder.");
        SettingsSchema.Duration(json, "within", "Time within which a call is answered in time. Default: 45s.");
        SettingsSchema.Named(json, "standards", () => WriteStandard(json));
        SettingsSchema.Named(json, "inboxes", () => WriteInbox(json));
        SettingsSchema.Named(json, "live", () => WriteLive(json));
        WriteDays(json, "notNormal", "Days that no other day is compared with: closures, storms, failures.");
        WriteReviews(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteReviews(Utf8JsonWriter json)
    {
        json.WriteStartObject("reviews");
        json.WriteString("description", "What the desk reviews each week, and by which form (docs/reviews.md).");
        SettingsSchema.WriteObject(json, ["seed"]);
        json.WriteStartObject("properties");
        SettingsSchema.Text(json, "seed", "Any text of your own: which of equal contacts are reviewed follows from it.");
        SettingsSchema.Choice(json, "of", "What is reviewed. Default: calls.", ["calls", "tickets"]);
        SettingsSchema.Text(json, "title", "Heading of the form.");
        SettingsSchema.Named(json, "items", () => WriteItem(json));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json)
    {
        SettingsSchema.WriteObject(json, ["question"]);
        json.WriteStartObject("properties");
        SettingsSchema.Text(json, "question", "What the reviewer looks for.");
        json.WriteStartObject("points");
        json.WriteString("type", "integer");
        json.WriteString("description", "Points that can be reached. Default: 1.");
        json.WriteNumber("minimum", 1);
        json.WriteNumber("maximum", 100);
        json.WriteEndObject();
        SettingsSchema.Flag(json, "failsAll", "The whole form scores nothing without it. Default: false.");
        json.WriteEndObject();
    }

    private static void WriteStandard(Utf8JsonWriter json)
    {
        SettingsSchema.WriteObject(json, ["kpi"]);
        json.WriteStartObject("properties");
        SettingsSchema.Choice(json, "kpi", "The KPI; 'bridge kpi --list' shows them.", KpiCatalogue.All.Select(kpi => kpi.Id));
        SettingsSchema.Choice(json, "variant", "The formula. Default: the first.", KpiCatalogue.All.SelectMany(kpi => kpi.Variants).Select(variant => variant.Id).Distinct());
        SettingsSchema.Text(json, "atLeast", "What the figure must reach: 90%, 30s, or a number of calls.");
        SettingsSchema.Text(json, "atMost", "What the figure must not exceed.");
        SettingsSchema.Duration(json, "within", "Time within which a call is answered in time, for this standard.");
        SettingsSchema.Text(json, "from", "First day on which it holds.", Day);
        SettingsSchema.Text(json, "until", "Last day on which it holds.", Day);
        SettingsSchema.Choice(json, "audience", "Who sees how it is met: those who see figures, or everybody of the support side. Default: team.", ["team", "published"]);
        json.WriteEndObject();
    }

    private static void WriteDays(Utf8JsonWriter json, string name, string description)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "array");
        json.WriteString("description", description);
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        json.WriteString("pattern", Day);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLive(Utf8JsonWriter json)
    {
        SettingsSchema.WriteObject(json, []);
        json.WriteStartObject("properties");
        SettingsSchema.Text(json, "queueLog", "Asterisk's queue_log, followed while it is written, relative to this file.");
        SettingsSchema.Text(json, "connection", "In its place: a connection that tells who waits, for example of type zendesk.");
        json.WriteEndObject();
    }

    private static void WriteInbox(Utf8JsonWriter json)
    {
        SettingsSchema.WriteObject(json, ["folder", "format"]);
        json.WriteStartObject("properties");
        SettingsSchema.Text(json, "folder", "Folder into which the phone system puts its files, relative to this file.");
        SettingsSchema.Choice(json, "format", "Form of the files.", CallFormats.All);
        SettingsSchema.Text(json, "mapping", "Mapping document for csv, relative to this file.");
        SettingsSchema.Text(json, "zone", "IANA time zone of the desk, and of a file's times without an offset.");
        SettingsSchema.Text(json, "hours", "Document of the desk's business hours, relative to this file.");
        SettingsSchema.Text(json, "source", "Name of the source. Default: the mapping's, else the name of the inbox.");
        json.WriteEndObject();
    }
}
