using System.Globalization;
using System.Text.Json;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Json;

/// <summary>One field of a shape in a system's JSON.</summary>
/// <param name="field">The field.</param>
/// <param name="position">Its position in the shape.</param>
/// <param name="listSeparator">What stands between the texts of a list in a custom field; null where it takes an array.</param>
internal sealed class JsonSlot(TargetField field, int position, string? listSeparator)
{
    private const int DateLength = 10;
    private readonly int _dot = field.Name.IndexOf('.', StringComparison.Ordinal);

    /// <summary>The field.</summary>
    public TargetField Field { get; } = field;

    /// <summary>Its position in the shape.</summary>
    public int Position { get; } = position;

    /// <summary>Object that holds it, or null.</summary>
    public string? Group => _dot > 0 ? Field.Name[.._dot] : null;

    /// <summary>Its name inside the object.</summary>
    public string Key { get; } = field.Name[(field.Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private JsonEncodedText EncodedKey { get; } =
        JsonEncodedText.Encode(field.Name[(field.Name.IndexOf('.', StringComparison.Ordinal) + 1)..]);

    // The systems' own references are numbers; the engine keeps target ids as text.
    private bool IsReference { get; } = !field.Name.Contains('.', StringComparison.Ordinal)
        && field.Name.EndsWith("_id", StringComparison.Ordinal);

    private bool IsJoined => listSeparator is not null && _dot > 0;

    /// <summary>Reads the value.</summary>
    /// <param name="row">The record's JSON.</param>
    /// <returns>The value; not sent when the record does not hold the field.</returns>
    public FieldValue Read(JsonElement row) => Value((Group is { } group ? row.Of(group) : row).Of(Key));

    /// <summary>Writes the value as a property, unless it is not sent.</summary>
    /// <param name="writer">Writer inside an object.</param>
    /// <param name="value">The value.</param>
    public void Write(Utf8JsonWriter writer, FieldValue value)
    {
        if (!value.IsSent)
        {
            return;
        }

        writer.WritePropertyName(EncodedKey);
        switch (value)
        {
            case { IsBlank: true }:
                WriteBlank(writer);
                break;
            case { AsText: { } text } when IsReference && long.TryParse(text, out var id):
                writer.WriteNumberValue(id);
                break;
            case { AsText: { } text }:
                writer.WriteStringValue(text);
                break;
            case { AsFlag: { } flag }:
                writer.WriteBooleanValue(flag);
                break;
            case { AsNumber: { } number }:
                writer.WriteNumberValue(number);
                break;
            case { AsList: { } list } when IsJoined:
                writer.WriteStringValue(string.Join(listSeparator, list));
                break;
            case { AsList: { } list }:
                WriteList(writer, list);
                break;
        }
    }

    private void WriteBlank(Utf8JsonWriter writer)
    {
        switch (Field.Type)
        {
            case FieldType.List when !IsJoined:
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

    private FieldValue Value(JsonElement value) => (value.ValueKind, Field.Type) switch
    {
        (JsonValueKind.Undefined, _) => FieldValue.NotSent,
        (JsonValueKind.Null, _) => FieldValue.Blank,
        (JsonValueKind.True or JsonValueKind.False, FieldType.Flag) => FieldValue.Flag(value.GetBoolean()),
        (JsonValueKind.True, _) => FieldValue.Text("true"),
        (JsonValueKind.False, _) => FieldValue.Text("false"),
        (JsonValueKind.Number, FieldType.Number) when value.TryGetDecimal(out var number) => FieldValue.Number(number),
        (JsonValueKind.Number, _) => FieldValue.Text(value.GetRawText()),
        (JsonValueKind.String, FieldType.List) when IsJoined => FieldValue.List(value.GetString()?.Split(listSeparator)),
        (JsonValueKind.Array, _) => FieldValue.List(value.EnumerateArray().Select(item => item.ToString())),
        (JsonValueKind.String, FieldType.Date) => Date(value.GetString()),
        (JsonValueKind.String, FieldType.Number) when decimal.TryParse(
            value.GetString(), CultureInfo.InvariantCulture, out var number) =>
            FieldValue.Number(number),
        (JsonValueKind.String, _) => FieldValue.Text(value.GetString()),
        _ => FieldValue.NotSent,
    };

    // Some give dates of custom fields back with a time of midnight.
    private static FieldValue Date(string? text) =>
        FieldValue.Text(text is { Length: > DateLength } ? text[..DateLength] : text);
}
