using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bridge.Mapping.Reso;

/// <summary>Reads a calendar date that hosts also write with a time behind it.</summary>
internal sealed class ResoDate : JsonConverter<DateOnly?>
{
    private const string Format = "yyyy-MM-dd";

    /// <inheritdoc />
    public override DateOnly? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (ResoText.Scalar(ref reader) is not { } text)
        {
            return null;
        }

        var day = text.Length > Format.Length && text[Format.Length] is 'T' or ' ' ? text[..Format.Length] : text;
        return DateOnly.TryParseExact(day, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new JsonException("A date was expected.");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateOnly? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString(Format, CultureInfo.InvariantCulture));
}
