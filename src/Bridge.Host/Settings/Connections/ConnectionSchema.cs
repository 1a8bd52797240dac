using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Core.Settings;

namespace Bridge.Host.Settings.Connections;

/// <summary>The section <c>connections</c> in the JSON Schema, made from the specs of the connectors.</summary>
internal static class ConnectionSchema
{
    private const string Reference = @"^\$\{(env|file):[^}]+\}$";

    /// <summary>Writes what a connection must be: one of the connectors' shapes.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="connectors">The connectors, in order.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<IConnector> connectors)
    {
        json.WriteStartArray("oneOf");
        foreach (var connector in connectors)
        {
            json.WriteStartObject();
            json.WriteString("title", connector.Summary);
            SettingsSchema.WriteObject(json, ["type", .. connector.Settings.Where(spec => spec.IsRequired).Select(spec => spec.Name)]);
            json.WriteStartObject("properties");
            json.WriteStartObject("type");
            json.WriteString("const", connector.Name);
            json.WriteEndObject();
            foreach (var spec in connector.Settings)
            {
                WriteSetting(json, spec);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSetting(Utf8JsonWriter json, SettingSpec spec)
    {
        var description = spec.Default is { } value ? $"{spec.Description} Default: {value}." : spec.Description;
        json.WriteStartObject(spec.Name);
        json.WriteString("description", description);

        // A reference may stand in place of any value, so each kind is "the value, or a reference".
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        switch (spec.Kind)
        {
            case SettingKind.Integer:
                json.WriteString("type", "integer");
                json.WriteNumber("minimum", Math.Max(spec.Minimum, int.MinValue));
                json.WriteNumber("maximum", Math.Min(spec.Maximum, int.MaxValue));
                break;
            case SettingKind.Flag:
                json.WriteString("type", "boolean");
                break;
            case SettingKind.Choice:
                json.WriteStartArray("enum");
                spec.Choices.ToList().ForEach(json.WriteStringValue);
                json.WriteEndArray();
                break;
            default:
                json.WriteString("type", "string");
                if (Pattern(spec.Kind) is { } pattern)
                {
                    json.WriteString("pattern", pattern);
                }

                break;
        }

        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "string");
        json.WriteString("pattern", Reference);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string? Pattern(SettingKind kind) => kind switch
    {
        SettingKind.Address => "^https?://",
        SettingKind.Share => SettingsSchema.SharePattern,
        SettingKind.Duration => SettingsSchema.DurationPattern,
        SettingKind.Date => "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        _ => null,
    };
}
