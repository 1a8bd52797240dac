using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Host.Json;
using Bridge.Host.Settings.Access;
using Bridge.Host.Settings.Connections;
using Bridge.Host.Settings.Finance;
using Bridge.Host.Settings.Kpis;
using Bridge.Host.Settings.Mail;
using Bridge.Host.Settings.Members;
using Bridge.Host.Settings.Reports;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Settings.Surveys;

namespace Bridge.Host.Settings;

/// <summary>The JSON Schema (2020-12) of the settings file, for editors; made from the same specs that validation uses.</summary>
internal static class SettingsSchema
{
    /// <summary>What a time span looks like.</summary>
    internal const string DurationPattern = @"^[0-9.]+ ?(ms|s|m|h|d)$";

    /// <summary>What a share looks like.</summary>
    internal const string SharePattern = @"^[0-9.]+%$";

    /// <summary>Renders the schema.</summary>
    /// <param name="connectors">The connectors, in order.</param>
    /// <returns>JSON.</returns>
    public static string Render(IReadOnlyList<IConnector> connectors) => JsonText.Render(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", "Settings of MlsCrmBridge");
        WriteObject(json, ["version", "connections", "routes"]);
        json.WriteStartObject("properties");
        json.WriteStartObject("version");
        json.WriteNumber("const", 1);
        json.WriteEndObject();
        Text(json, "store", "Store file, relative to this file. Default: ./data/bridge.db.");
        Text(json, "audit", "Folder of support's audit and its keys, relative to this file. Default: audit, beside the store.");
        json.WriteStartObject("telemetry");
        WriteObject(json, ["otlp"]);
        json.WriteStartObject("properties");
        Text(json, "otlp", "Address of an OpenTelemetry collector.");
        json.WriteEndObject();
        json.WriteEndObject();
        FinanceReachReader.WriteSchema(json);
        MemberApiSchema.Write(json);
        ReferralReader.WriteSchema(json);
        KpiBoardSchema.Write(json);
        AccessSchema.Write(json);
        MailSchema.Write(json);
        ReportMailSchema.Write(json);
        SurveySchema.Write(json);
        Named(json, "connections", () => ConnectionSchema.Write(json, connectors));
        Named(json, "routes", () => RouteSchema.Write(json));
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>Starts an object that takes no other properties.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="required">Properties that must be there.</param>
    internal static void WriteObject(Utf8JsonWriter json, IEnumerable<string> required)
    {
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartArray("required");
        foreach (var name in required)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a text property.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is.</param>
    /// <param name="pattern">What it must look like, or null.</param>
    internal static void Text(Utf8JsonWriter json, string name, string description, string? pattern = null)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "string");
        json.WriteString("description", description);
        if (pattern is not null)
        {
            json.WriteString("pattern", pattern);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a property that takes one of a set of words.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is.</param>
    /// <param name="words">The words.</param>
    internal static void Choice(Utf8JsonWriter json, string name, string description, IEnumerable<string> words)
    {
        json.WriteStartObject(name);
        json.WriteString("description", description);
        json.WriteStartArray("enum");
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a property that takes a word or a list of words.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is.</param>
    /// <param name="words">The words that are allowed, or null for any.</param>
    internal static void List(Utf8JsonWriter json, string name, string description, IEnumerable<string>? words)
    {
        json.WriteStartObject(name);
        json.WriteString("description", description);
        json.WriteStartArray("type");
        json.WriteStringValue("array");
        json.WriteStringValue("string");
        json.WriteEndArray();
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        if (words is not null)
        {
            json.WriteStartArray("enum");
            words.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes a time span property.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is.</param>
    internal static void Duration(Utf8JsonWriter json, string name, string description) => Text(json, name, description, DurationPattern);

    /// <summary>Writes a share property.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is.</param>
    internal static void Share(Utf8JsonWriter json, string name, string description) => Text(json, name, description, SharePattern);

    /// <summary>Writes a property that is true or false.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is.</param>
    internal static void Flag(Utf8JsonWriter json, string name, string description)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "boolean");
        json.WriteString("description", description);
        json.WriteEndObject();
    }

    /// <summary>Writes a property whose keys the administrator chooses.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="writeValue">Writes what each of the values must be.</param>
    internal static void Named(Utf8JsonWriter json, string name, Action writeValue)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "object");
        json.WriteStartObject("additionalProperties");
        writeValue();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
