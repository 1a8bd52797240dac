using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bridge.Mapping.Reso;

/// <summary>Reads a flag that hosts also write as <c>"Y"</c>, <c>"true"</c> or 1.</summary>
internal sealed class ResoFlag : JsonConverter<bool?>
{
    /// <inheritdoc />
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ResoText.Scalar(ref reader)?.ToUpperInvariant() switch
        {
            null => null,
            "TRUE" or "Y" or "YES" or "1" => true,
            "FALSE" or "N" or "NO" or "0" => false,
            _ => throw new JsonException("A flag was expected."),
        };

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } flag)
        {
            writer.WriteBooleanValue(flag);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
