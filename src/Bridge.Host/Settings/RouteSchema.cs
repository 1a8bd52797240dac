using System.Text.Json;

namespace Bridge.Host.Settings;

/// <summary>The part of the JSON Schema that describes a route.</summary>
internal static class RouteSchema
{
    /// <summary>Writes the schema of one route into an open object.</summary>
    /// <param name="json">Where to.</param>
    public static void Write(Utf8JsonWriter json)
    {
        SettingsSchema.WriteObject(json, ["record", "from", "to"]);
        json.WriteStartObject("properties");
        SettingsSchema.Choice(json, "record", "Record kind.", RecordKinds.All);
        SettingsSchema.Text(json, "from", "Connection to read from.");
        SettingsSchema.Text(json, "to", "Connection to write to.");
        SettingsSchema.Text(json, "mapping", "Mapping document: name of a built-in one, or path of a file. Default: the target's own.");
        Words(json, "after", "Routes that run before this one.");
        SettingsSchema.Duration(json, "every", "How often the host runs the route. Default: 5m.");
        SettingsSchema.Text(json, "cron", "Cron expression of six or seven fields, in place of 'every'.");
        SettingsSchema.Duration(json, "sweepEvery", "How often all keys are compared to find vanished records; 0s for never. Default: 1d.");
        Words(json, "departedStatuses", "States in which a record counts as departed. Default: Inactive.");
        SettingsSchema.Share(json, "maxDeactivationShare", "Largest share of the records that one run may deactivate without a yes. Default: 5%.");
        SettingsSchema.Choice(json, "emailInUse", "What to do when the e-mail belongs to a user without external id.", ["review", "adopt"]);
        SettingsSchema.Choice(json, "drift", "What to do about values changed in the CRM.", ["report", "restore"]);
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
