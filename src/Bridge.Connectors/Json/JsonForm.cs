using System.Globalization;
using System.Text.Json;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Json;

/// <summary>How one value of a field lies in JSON.</summary>
/// <param name="Type">Type of the field.</param>
/// <param name="ListSeparator">What stands between the texts of a list that is one text; null where a list is an array.</param>
internal readonly record struct JsonForm(FieldType Type, string? ListSeparator)
{
    private const int DateLength = 10;

    // Divided by it, a number keeps its value and loses the zeros at its end.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>Writes a value.</summary>
    /// <param name="writer">Writer behind a property's name.</param>
    /// <param name="value">The value; blank where the field is to be empty.</param>
    public void Write(Utf8JsonWriter writer, FieldValue value)
    {
        switch (value)
        {
            case { AsText: { } text }:
                writer.WriteStringValue(text);
                break;
            case { AsFlag: { } flag }:
                writer.WriteBooleanValue(flag);
                break;
            case { AsNumber: { } number }:
                writer.WriteNumberValue(number);
                break;
            case { AsList: { } list } when ListSeparator is not null:
                writer.WriteStringValue(string.Join(ListSeparator, list));
                break;
            case { AsList: { } list }:
                WriteList(writer, list);
                break;
            default:
                WriteBlank(writer);
                break;
        }
    }

    /// <summary>Reads a value.</summary>
    /// <param name="value">The JSON; undefined where the record does not hold the field.</param>
    /// <returns>The value; not sent when there is none that could be read.</returns>
    public FieldValue Read(JsonElement value) => (value.ValueKind, Type) switch
    {
        (JsonValueKind.Undefined, _) => FieldValue.NotSent,
        (JsonValueKind.Null, _) => FieldValue.Blank,
        (JsonValueKind.True or JsonValueKind.False, FieldType.Flag) => FieldValue.Flag(value.GetBoolean()),
        (JsonValueKind.True, _) => FieldValue.Text("true"),
        (JsonValueKind.False, _) => FieldValue.Text("false"),

        // Some give whole numbers as 12.0, others with the column's own number of digits.
        (JsonValueKind.Number, FieldType.Number) when value.TryGetDecimal(out var number) => FieldValue.Number(number / One),
        (JsonValueKind.Number, _) => FieldValue.Text(value.GetRawText()),
        (JsonValueKind.String, FieldType.List) when ListSeparator is not null => FieldValue.List(value.GetString()?.Split(ListSeparator)),
        (JsonValueKind.Array, _) => FieldValue.List(value.EnumerateArray().Select(item => item.ToString())),

        // Some give dates of custom fields back with a time of midnight.
        (JsonValueKind.String, FieldType.Date) => FieldValue.Text(value.GetString() is { Length: > DateLength } text ? text[..DateLength] : value.GetString()),
        (JsonValueKind.String, FieldType.Number) when decimal.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var number) => FieldValue.Number(number),
        (JsonValueKind.String, _) => FieldValue.Text(value.GetString()),
        _ => FieldValue.NotSent,
    };

    // A flag is on or off everywhere: null is refused.
    private void WriteBlank(Utf8JsonWriter writer)
    {
        switch (Type)
        {
            case FieldType.List when ListSeparator is null:
                WriteList(writer, []);
                break;
            case FieldType.Flag:
                writer.WriteBooleanValue(false);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, IReadOnlyList<string> list)
    {
        writer.WriteStartArray();
        foreach (var text in list)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
