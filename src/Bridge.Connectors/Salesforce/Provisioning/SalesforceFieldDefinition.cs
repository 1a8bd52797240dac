using System.Text.Json;
using Bridge.Connectors.Http.Bodies;
using Bridge.Connectors.Salesforce.Schema;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Salesforce.Provisioning;

/// <summary>How a field of a mapping is defined in Salesforce.</summary>
/// <remarks>Source: Metadata API Developer Guide, CustomField and ValueSet.</remarks>
internal static class SalesforceFieldDefinition
{
    private const int TextLength = 255;

    /// <summary>Salesforce's word for the type of a field.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The word.</returns>
    public static string TypeOf(TargetField field) => field.Type switch
    {
        FieldType.Flag => "Checkbox",
        FieldType.Number => "Number",
        FieldType.Date => "Date",
        FieldType.Choice => "Picklist",
        FieldType.List when field.Choices.Count > 0 => "MultiselectPicklist",
        _ => "Text",
    };

    /// <summary>Tells whether a field that is there takes what the mapping writes.</summary>
    /// <param name="wanted">Type of the mapping's field.</param>
    /// <param name="known">The field.</param>
    /// <returns>True when it does.</returns>
    public static bool Fits(FieldType wanted, SalesforceField known) => wanted switch
    {
        FieldType.Flag => known.Type is "boolean",
        FieldType.Number => known.Type is "double" or "int",
        FieldType.Date => known.Type is "date",
        FieldType.Choice => known.Type is "picklist" or "string",
        FieldType.List => known.Type is "multipicklist" or "string" or "textarea",
        _ => known.Type is "string" or "textarea" or "phone" or "email" or "url" || (known.Type is "picklist" && !known.IsRestricted),
    };

    /// <summary>Writes the definition.</summary>
    /// <param name="kind">Object of the field.</param>
    /// <param name="field">The field.</param>
    /// <returns>The JSON.</returns>
    public static PooledBytes Of(SalesforceKind kind, TargetField field) => JsonBody.Of(json =>
    {
        json.WriteString("FullName"u8, $"{kind.Name}.{field.Name}");
        json.WriteStartObject("Metadata"u8);
        json.WriteString("label"u8, Label(field));
        json.WriteString("type"u8, TypeOf(field));
        switch (TypeOf(field))
        {
            case "Checkbox":
                json.WriteString("defaultValue"u8, "false");
                break;
            case "Number":
                json.WriteNumber("precision"u8, 18);
                json.WriteNumber("scale"u8, 4);
                break;
            case "Picklist":
                WriteChoices(json, field.Choices);
                break;
            case "MultiselectPicklist":
                json.WriteNumber("visibleLines"u8, 4);
                WriteChoices(json, field.Choices);
                break;
            case "Text":
                json.WriteNumber("length"u8, TextLength);
                break;
        }

        if (field.Name == SalesforceKind.KeyField)
        {
            json.WriteBoolean("externalId"u8, true);
            json.WriteBoolean("unique"u8, true);
            json.WriteBoolean("caseSensitive"u8, true);
        }

        json.WriteEndObject();
    });

    // A label has at most 40 characters.
    private static string Label(TargetField field)
    {
        var title = field.Title ?? field.Name[..^"__c".Length].Replace('_', ' ');
        return TextCut.To(title, 40);
    }

    private static void WriteChoices(Utf8JsonWriter json, IReadOnlyList<string> choices)
    {
        json.WriteStartObject("valueSet"u8);
        json.WriteBoolean("restricted"u8, true);
        json.WriteStartObject("valueSetDefinition"u8);
        json.WriteBoolean("sorted"u8, false);
        json.WriteStartArray("value"u8);
        foreach (var choice in choices)
        {
            json.WriteStartObject();
            json.WriteString("valueName"u8, choice);
            json.WriteString("label"u8, choice);
            json.WriteBoolean("default"u8, false);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
