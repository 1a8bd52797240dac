using System.Text.Json;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Json;

/// <summary>How the fields of a shape lie in a system's JSON; worked out once for each shape. Safe for parallel use.</summary>
/// <remarks>A dot in a name leads into an object of the record, such as the one with its custom fields.</remarks>
internal sealed class JsonLayout
{
    private readonly TargetShape _shape;
    private readonly JsonLayoutRules _rules;
    private readonly JsonSlot[] _top;
    private readonly (JsonEncodedText Name, JsonSlot[] Slots)[] _groups;

    /// <summary>Works out the layout of a shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="rules">The system's ways.</param>
    public JsonLayout(TargetShape shape, JsonLayoutRules rules)
    {
        (_shape, _rules) = (shape, rules);
        var slots = shape.Fields.Select((field, position) => new JsonSlot(field, position, rules.ListSeparator)).ToList();
        _top = [.. slots.Where(slot => slot.Group is null && !rules.Reserved.Contains(slot.Field.Name))];
        _groups = [.. slots.Where(slot => slot.Group is not null).GroupBy(slot => slot.Group)
            .Select(group => (JsonEncodedText.Encode(group.Key ?? ""), group.ToArray()))];
        All = slots;
    }

    /// <summary>All fields in the shape's order.</summary>
    public IReadOnlyList<JsonSlot> All { get; }

    /// <summary>Gives the layout of a shape, which is nearly always this one.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>The layout.</returns>
    public JsonLayout For(TargetShape shape) => ReferenceEquals(shape, _shape) ? this : new JsonLayout(shape, _rules);

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

    /// <summary>Reads a record.</summary>
    /// <param name="row">Its JSON.</param>
    /// <returns>The values; a field that the system does not have is not sent.</returns>
    public MappedRecord Read(JsonElement row)
    {
        var record = NewRecord();
        foreach (var slot in All)
        {
            record[slot.Position] = slot.Read(row);
        }

        return record;
    }
}
