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

    private JsonForm Form { get; } = new(field.Type, field.Name.Contains('.', StringComparison.Ordinal) ? listSeparator : null);

    /// <summary>Reads the value.</summary>
    /// <param name="row">The record's JSON.</param>
    /// <returns>The value; not sent when the record does not hold the field.</returns>
    public FieldValue Read(JsonElement row) => Form.Read((Group is { } group ? row.Of(group) : row).Of(Key));

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
        if (IsReference && value.AsText is { } text && long.TryParse(text, out var id))
        {
            writer.WriteNumberValue(id);
        }
        else
        {
            Form.Write(writer, value);
        }
    }
}
