using System.Text.Json;

namespace Bridge.Host.Settings.Routes;

/// <summary>The part of the JSON Schema that describes a route.</summary>
internal static class RouteSchema
{
    /// <summary>Writes the schema of one route into an open object.</summary>
    /// <param name="json">Where to.</param>
    public static void Write(Utf8JsonWriter json)
    {
        SettingsSchema.WriteObject(json, ["record", "from"]);
        WriteConditions(json);
        json.WriteStartObject("properties");
        SettingsSchema.Choice(json, "record", "Record kind.", RecordKinds.All);
        SettingsSchema.Text(json, "from", "Connection to read from.");
        SettingsSchema.Text(json, "to", "Connection to write to; not for tickets, calls and interactions, which the hub keeps itself.");
        SettingsSchema.Text(json, "mapping", "Mapping document: name of a built-in one, or path of a file. Default: the target's own.");
        Words(json, "after", "Routes that run before this one.");
        SettingsSchema.Duration(json, "every", "How often the host runs the route. Default: 5m.");
        SettingsSchema.Text(json, "cron", "Cron expression of six or seven fields, in place of 'every'.");
        SettingsSchema.Duration(json, "sweepEvery", "How often all keys are compared to find vanished records; 0s for never. Default: 1d.");
        Words(json, "departedStatuses", "States in which a record counts as departed. Default: Inactive.");
        SettingsSchema.Share(json, "maxDeactivationShare", "Largest share of the records that one run may deactivate without a yes. Default: 5%.");
        SettingsSchema.Choice(json, "emailInUse", "What to do when the e-mail belongs to a user without external id.", ["review", "adopt"]);
        SettingsSchema.Choice(json, "drift", "What to do about values that people changed in the CRM: report them (bridge plan --verify), or read the CRM back every sweepEvery and restore them.", ["report", "restore"]);
        WriteLevels(json);
        Words(json, "topics", "Tags that count as topics of tickets. Default: none, and a ticket's type is its topic.");
        SettingsSchema.Text(json, "zone", "IANA zone of the desk that takes the calls, such as America/Denver; only for calls.");
        SettingsSchema.Text(json, "hours", "Document of the desk's business hours (config/calls/hours.sample.yaml); only for calls.");
        json.WriteEndObject();
    }

    // What the hub keeps has no target, everything else must have one.
    private static void WriteConditions(Utf8JsonWriter json)
    {
        json.WriteStartObject("if");
        json.WriteStartObject("properties");
        json.WriteStartObject("record");
        json.WriteStartArray("enum");
        foreach (var kept in RecordKinds.Kept)
        {
            json.WriteStringValue(kept);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("then");
        json.WriteStartObject("not");
        Required(json, "to");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("else");
        Required(json, "to");
        json.WriteEndObject();
    }

    private static void Required(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray("required");
        json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private static void WriteLevels(Utf8JsonWriter json)
    {
        json.WriteStartObject("levels");
        json.WriteString("description", "Which groups of the help desk mean which level of support; only for tickets.");
        SettingsSchema.WriteObject(json, []);
        json.WriteStartObject("properties");
        Words(json, "First", "Groups of first contact.");
        Words(json, "Second", "Groups of escalation.");
        Words(json, "Third", "Groups of specialists.");
        Words(json, "Vendor", "Groups that stand for a vendor.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Words(Utf8JsonWriter json, string name, string description)
    {
        json.WriteStartObject(name);
        json.WriteString("description", description);
        json.WriteStartArray("type");
        json.WriteStringValue("string");
        json.WriteStringValue("array");
        json.WriteEndArray();
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
