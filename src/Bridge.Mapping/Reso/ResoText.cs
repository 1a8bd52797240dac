using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bridge.Mapping.Reso;

/// <summary>Reads a text that hosts also write as number, flag or list; empty becomes null.</summary>
internal sealed class ResoText : JsonConverter<string>
{
    private readonly RecentTexts _recent = new();

    /// <summary>Turns any value into one text.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text, or null when the value is blank or an object.</returns>
    public static string? From(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array when value.GetArrayLength() > 0 => string.Join(';', value.EnumerateArray().Select(From)),
        _ => null,
    };

    /// <inheritdoc />
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartArray ? Joined(ref reader) : Scalar(ref reader, _recent);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    /// <summary>Reads one plain value.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="recent">Texts that were read lately; null where the text is not kept.</param>
    /// <returns>The text; null for null and empty.</returns>
    /// <exception cref="JsonException">The value is an object or a list.</exception>
    internal static string? Scalar(ref Utf8JsonReader reader, RecentTexts? recent = null) => reader.TokenType switch
    {
        JsonTokenType.String => (recent is null ? reader.GetString() : recent.Read(ref reader)) is { Length: > 0 } text ? text : null,
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => null,
        _ => throw new JsonException("A text was expected."),
    };

    private string? Joined(ref Utf8JsonReader reader)
    {
        string? joined = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var next = Scalar(ref reader, _recent);
            joined = joined is null || next is null ? joined ?? next : $"{joined};{next}";
        }

        return joined;
    }
}
