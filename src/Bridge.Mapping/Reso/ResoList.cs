using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bridge.Mapping.Reso;

/// <summary>Reads a list that hosts also write as one text joined by commas; empty becomes null.</summary>
internal sealed class ResoList : JsonConverter<IReadOnlyList<string>>
{
    private readonly RecentTexts _recent = new();

    /// <inheritdoc />
    public override IReadOnlyList<string>? Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            var text = ResoText.Scalar(ref reader, _recent);
            return text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        List<string>? texts = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (ResoText.Scalar(ref reader, _recent) is { } text)
            {
                (texts ??= []).Add(text);
            }
        }

        return texts;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var text in value)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
