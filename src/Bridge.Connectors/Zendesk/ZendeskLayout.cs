using System.Text.Json;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Zendesk;

/// <summary>How the fields of a shape lie in Zendesk's JSON; worked out once for each shape. Safe for parallel use.</summary>
internal sealed class ZendeskLayout
{
    private readonly TargetShape _shape;
    private readonly Slot[] _top;
    private readonly (JsonEncodedText Name, Slot[] Slots)[] _groups;

    /// <summary>Works out the layout of a shape.</summary>
    /// <param name="shape">The shape.</param>
    public ZendeskLayout(TargetShape shape)
    {
        _shape = shape;
        var slots = shape.Fields.Select((field, position) => new Slot(field, position)).ToList();
        _top = [.. slots.Where(slot => slot.Group is null && slot.Field.Name is not ("id" or "external_id"))];
        _groups = [.. slots.Where(slot => slot.Group is not null).GroupBy(slot => slot.Group)
            .Select(group => (JsonEncodedText.Encode(group.Key ?? ""), group.ToArray()))];
        All = slots;
    }

    /// <summary>All fields in the shape's order.</summary>
    public IReadOnlyList<Slot> All { get; }

    /// <summary>Gives the layout of a shape, which is nearly always this one.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>The layout.</returns>
    public ZendeskLayout For(TargetShape shape) => ReferenceEquals(shape, _shape) ? this : new ZendeskLayout(shape);

    /// <summary>Makes an empty record of this shape.</summary>
    /// <returns>The record.</returns>
    public MappedRecord NewRecord() => new(_shape);

    /// <summary>Writes the sent fields of a record as properties of the object that is open.</summary>
    /// <param name="writer">Writer inside an object.</param>
    /// <param name="record">The record, in the shape of this layout.</param>
    public void Write(Utf8JsonWriter writer, MappedRecord record)
    {
        foreach (var slot in _top)
        {
            slot.Write(writer, record[slot.Position]);
        }

        foreach (var (name, slots) in _groups)
        {
            var isOpen = false;
            foreach (var slot in slots)
            {
                if (!isOpen && record[slot.Position].IsSent)
                {
                    writer.WriteStartObject(name);
                    isOpen = true;
                }

                slot.Write(writer, record[slot.Position]);
            }

            if (isOpen)
            {
                writer.WriteEndObject();
            }
        }
    }

    /// <summary>One field of the shape.</summary>
    /// <param name="field">The field.</param>
    /// <param name="position">Its position in the shape.</param>
    internal sealed class Slot(TargetField field, int position)
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

        // Zendesk's own references are numbers; the engine keeps target ids as text.
        private bool IsReference { get; } = !field.Name.Contains('.', StringComparison.Ordinal)
            && field.Name.EndsWith("_id", StringComparison.Ordinal);

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
                case { AsList: { } list }:
                    WriteList(writer, list);
                    break;
            }
        }

        private void WriteBlank(Utf8JsonWriter writer)
        {
            switch (Field.Type)
            {
                case FieldType.List:
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
}
