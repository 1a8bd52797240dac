using System.Globalization;
using System.Net.Mail;
using System.Text;
using System.Text.Json;
using Bridge.Sandbox.Salesforce.Schema;

namespace Bridge.Sandbox.Salesforce.Store;

/// <summary>Reads a sent value by the type of its field, and tells why it is refused.</summary>
/// <remarks>Source: Salesforce REST API Developer Guide, "Status Codes and Error Responses"; the sentences are those of a real org as far as they are known.</remarks>
internal static class FieldReading
{
    public static RecordFault? Read(SObjectField field, JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind == JsonValueKind.Null)
        {
            return field.Type == "boolean"
                ? new RecordFault("INVALID_TYPE_ON_FIELD_IN_RECORD", $"{field.Label}: value not of required type: null", field.Name)
                : null;
        }

        return field.Type switch
        {
            "boolean" => Flag(json, out value),
            "double" or "int" or "currency" or "percent" => Number(field, json, out value),
            "date" => Date(json, out value),
            "datetime" => Instant(json, out value),
            _ => Text(field, json, out value),
        };
    }

    private static RecordFault? Flag(JsonElement json, out object? value)
    {
        value = json.ValueKind == JsonValueKind.True || (json.ValueKind == JsonValueKind.String && json.GetString() == "true");
        return json.ValueKind is JsonValueKind.True or JsonValueKind.False || json.ToString() is "true" or "false" ? null : Unreadable("boolean", json);
    }

    private static RecordFault? Number(SObjectField field, JsonElement json, out object? value)
    {
        value = null;
        if (!decimal.TryParse(json.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return Unreadable("double", json);
        }

        value = number;
        return field.Precision > 0 && Math.Abs(number) >= (decimal)Math.Pow(10, field.Precision - field.Scale)
            ? new RecordFault("NUMBER_OUTSIDE_VALID_RANGE", $"{field.Label}: value outside of valid range on numeric field: {json}", field.Name)
            : null;
    }

    private static RecordFault? Date(JsonElement json, out object? value)
    {
        var isDate = DateOnly.TryParseExact(json.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        value = isDate ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        return isDate ? null : Unreadable("date", json);
    }

    private static RecordFault? Instant(JsonElement json, out object? value)
    {
        var isInstant = DateTimeOffset.TryParse(json.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant);
        value = isInstant ? instant : null;
        return isInstant ? null : Unreadable("datetime", json);
    }

    private static RecordFault? Text(SObjectField field, JsonElement json, out object? value)
    {
        // Salesforce trims what people type, and an empty text is no value.
        var text = json.ToString().Trim(' ');
        value = text.Length == 0 ? null : text;
        if (text.Length == 0)
        {
            return null;
        }

        if (json.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            return Unreadable("string", json);
        }

        if (field.Length > 0 && (field.CountsBytes ? Encoding.UTF8.GetByteCount(text) : text.Length) > field.Length)
        {
            return new("STRING_TOO_LONG", $"{field.Label}: data value too large: {text} (max length={field.Length})", field.Name);
        }

        if (field.Type == "email" && (!MailAddress.TryCreate(text, out var address) || address.Address != text))
        {
            return new("INVALID_EMAIL_ADDRESS", $"{field.Label}: invalid email address: {text}", field.Name);
        }

        return field.IsRestricted && text.Split(';').Any(choice => !field.Choices.Contains(choice, StringComparer.OrdinalIgnoreCase))
            ? new("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", $"{field.Label}: bad value for restricted picklist field: {text}", field.Name)
            : null;
    }

    private static RecordFault Unreadable(string type, JsonElement json) => new(
        "JSON_PARSER_ERROR",
        $"Cannot deserialize instance of {type} from VALUE_{(json.ValueKind == JsonValueKind.Number ? "NUMBER_INT" : "STRING")} value {json} or request may be missing a required field");
}
