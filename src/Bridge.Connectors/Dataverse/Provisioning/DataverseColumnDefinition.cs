using System.Text.Json;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Dataverse.Schema;
using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Dataverse.Provisioning;

/// <summary>How a field of a mapping is defined as a column.</summary>
/// <remarks>Source: Microsoft Learn, "Create and update column definitions using the Web API".</remarks>
internal static class DataverseColumnDefinition
{
    private const string TypePrefix = "Microsoft.Dynamics.CRM.";
    private const int TextLength = 250;
    private const int ListLength = 2000;

    // Options of a publisher begin with its own number times 10,000.
    private const int FirstOption = 727_000_000;

    /// <summary>Dataverse's word for the type of a field.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The word.</returns>
    public static string TypeOf(TargetField field) => field.Type switch
    {
        FieldType.Flag => "Boolean",
        FieldType.Number => "Decimal",
        FieldType.Date => "DateTime",
        FieldType.Choice => "Picklist",
        _ => "String",
    };

    /// <summary>Tells whether a column that is there takes what the mapping writes.</summary>
    /// <param name="wanted">Type of the mapping's field.</param>
    /// <param name="known">The column.</param>
    /// <returns>True when it does.</returns>
    public static bool Fits(FieldType wanted, DataverseColumn known) => wanted switch
    {
        FieldType.Flag => known.Type is "Boolean" or "State",
        FieldType.Number => known.Type is "Decimal" or "Integer" or "Double" or "BigInt",
        FieldType.Date => known.Type is "DateTime",
        FieldType.Choice => known.Type is "Picklist" or "String",
        _ => known.Type is "String" or "Memo" || (wanted == FieldType.Text && known.IsChoice),
    };

    /// <summary>Writes the definition.</summary>
    /// <param name="field">The field.</param>
    /// <param name="isSecured">True for a column that is seen and changed through a column security profile only.</param>
    /// <returns>The JSON.</returns>
    public static PooledBytes Of(TargetField field, bool isSecured) => JsonBody.Of(json =>
    {
        var type = TypeOf(field);
        json.WriteString("@odata.type"u8, $"{TypePrefix}{type}AttributeMetadata");
        json.WriteString("AttributeType"u8, type);
        Named(json, "AttributeTypeName", $"{type}Type");
        json.WriteString("SchemaName"u8, field.Name);
        DataverseLabel.Write(json, "DisplayName", field.Title ?? field.Name);
        Named(json, "RequiredLevel", "None");
        if (isSecured)
        {
            json.WriteBoolean("IsSecured"u8, true);
        }

        switch (type)
        {
            case "Boolean":
                WriteFlag(json);
                break;
            case "Decimal":
                json.WriteNumber("Precision"u8, 4);
                break;
            case "DateTime":
                json.WriteString("Format"u8, "DateOnly");
                Named(json, "DateTimeBehavior", "DateOnly");
                break;
            case "Picklist":
                WriteChoices(json, field.Choices);
                break;
            default:
                json.WriteNumber("MaxLength"u8, field.IsKey ? DataverseKey.Longest : field.Type == FieldType.List ? ListLength : TextLength);
                Named(json, "FormatName", "Text");
                break;
        }
    });

    private static void Named(Utf8JsonWriter json, string property, string value)
    {
        json.WriteStartObject(property);
        json.WriteString("Value"u8, value);
        json.WriteEndObject();
    }

    private static void WriteFlag(Utf8JsonWriter json)
    {
        json.WriteStartObject("OptionSet"u8);
        json.WriteString("OptionSetType"u8, "Boolean");
        WriteOption(json, "TrueOption", 1, "Yes");
        WriteOption(json, "FalseOption", 0, "No");
        json.WriteEndObject();
    }

    private static void WriteChoices(Utf8JsonWriter json, IReadOnlyList<string> choices)
    {
        json.WriteStartObject("OptionSet"u8);
        json.WriteString("@odata.type"u8, $"{TypePrefix}OptionSetMetadata");
        json.WriteBoolean("IsGlobal"u8, false);
        json.WriteString("OptionSetType"u8, "Picklist");
        json.WriteStartArray("Options"u8);
        foreach (var (choice, number) in choices.Select((choice, number) => (choice, number)))
        {
            WriteOption(json, null, FirstOption + number, choice);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteOption(Utf8JsonWriter json, string? property, int value, string label)
    {
        if (property is null)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartObject(property);
        }

        json.WriteNumber("Value"u8, value);
        DataverseLabel.Write(json, "Label", label);
        json.WriteEndObject();
    }
}
