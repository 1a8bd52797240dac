using System.Text.Json;

namespace Bridge.Connectors.Dataverse.Provisioning;

/// <summary>Writes texts that people see.</summary>
internal static class DataverseLabel
{
    // An environment whose base language is another one takes English labels too, and shows them until somebody translates.
    private const int English = 1033;

    /// <summary>Writes a label as a property.</summary>
    /// <param name="json">Writer inside an object.</param>
    /// <param name="property">Name of the property.</param>
    /// <param name="text">The text.</param>
    public static void Write(Utf8JsonWriter json, string property, string text)
    {
        json.WriteStartObject(property);
        json.WriteString("@odata.type"u8, "Microsoft.Dynamics.CRM.Label");
        json.WriteStartArray("LocalizedLabels"u8);
        json.WriteStartObject();
        json.WriteString("@odata.type"u8, "Microsoft.Dynamics.CRM.LocalizedLabel");
        json.WriteString("Label"u8, text);
        json.WriteNumber("LanguageCode"u8, English);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
