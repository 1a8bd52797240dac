using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>Reads, keeps and writes values of custom fields by the type of the field.</summary>
internal sealed class FieldValues
{
    private const int PoolLimit = 4096;
    private readonly Dictionary<string, string> _pool = new(StringComparer.Ordinal);

    /// <summary>Reads a value; returns the refusal, or null where the value is in order.</summary>
    public RecordError? TryRead(FieldDefinition field, JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return null;
        }

        var text = json.ValueKind == JsonValueKind.String ? json.GetString() : json.GetRawText();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        value = Convert(field, json, text);
        return value is null
            ? new RecordError(field.Key, $"{field.Title}: is invalid", "InvalidValue")
            : null;
    }

    public static void Write(Utf8JsonWriter json, FieldDefinition field, object? value)
    {
        switch (value)
        {
            case null when field.Type == "checkbox":
                json.WriteBoolean(field.Key, false);
                break;
            case null:
                json.WriteNull(field.Key);
                break;
            case bool flag:
                json.WriteBoolean(field.Key, flag);
                break;
            case long number:
                json.WriteNumber(field.Key, number);
                break;
            case decimal number:
                json.WriteNumber(field.Key, number);
                break;
            case string text when field.Type == "date":
                json.WriteString(field.Key, text + "T00:00:00Z");
                break;
            case string text when field.Type == "multiselect":
                WriteChoices(json, field.Key, text);
                break;
            case string text:
                json.WriteString(field.Key, text);
                break;
        }
    }

    private object? Convert(FieldDefinition field, JsonElement json, string text) => field.Type switch
    {
        "checkbox" => json.ValueKind == JsonValueKind.True || text is "true" or "1" or "yes",
        "integer" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number : null,
        "decimal" => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number : null,
        "date" => Date(text),
        "dropdown" => field.Options.Find(option => option.Value == text)?.Value,
        "multiselect" => Choices(field, json),
        "regexp" when field.Regexp is { } pattern =>
            Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromMilliseconds(100)) ? Pooled(text) : null,
        _ => Pooled(text),
    };

    private static string? Date(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    // Choices are kept joined by a line feed, which no option value may hold.
    private static string? Choices(FieldDefinition field, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var values = json.EnumerateArray().Select(choice => choice.ToString()).ToList();
        return values.TrueForAll(value => field.Options.Exists(option => option.Value == value))
            ? string.Join('\n', values)
            : null;
    }

    private static void WriteChoices(Utf8JsonWriter json, string key, string text)
    {
        json.WriteStartArray(key);
        foreach (var choice in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            json.WriteStringValue(choice);
        }

        json.WriteEndArray();
    }

    // Many records share the same few values; one copy of each keeps a million records small.
    private string Pooled(string text)
    {
        if (text.Length > 32)
        {
            return text;
        }

        if (_pool.TryGetValue(text, out var known))
        {
            return known;
        }

        if (_pool.Count < PoolLimit)
        {
            _pool[text] = text;
        }

        return text;
    }
}
