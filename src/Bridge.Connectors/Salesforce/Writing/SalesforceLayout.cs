using System.Text.Json;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Salesforce.Writing;

/// <summary>How the fields of a shape lie in Salesforce's JSON; worked out once for each shape. Safe for parallel use.</summary>
internal sealed class SalesforceLayout
{
    private readonly TargetShape _shape;

    /// <summary>Works out the layout of a shape.</summary>
    /// <param name="shape">The shape.</param>
    public SalesforceLayout(TargetShape shape)
    {
        _shape = shape;
        Slots = [.. shape.Fields.Select((field, position) => new SalesforceSlot(field, position))];
    }

    /// <summary>All fields in the shape's order.</summary>
    public IReadOnlyList<SalesforceSlot> Slots { get; }

    /// <summary>Gives the layout of a shape, which is nearly always this one.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>The layout.</returns>
    public SalesforceLayout For(TargetShape shape) => ReferenceEquals(shape, _shape) ? this : new SalesforceLayout(shape);

    /// <summary>Writes the sent fields of a record as properties of the object that is open.</summary>
    /// <param name="writer">Writer inside an object.</param>
    /// <param name="record">The record, in the shape of this layout.</param>
    public void Write(Utf8JsonWriter writer, MappedRecord record)
    {
        foreach (var slot in Slots)
        {
            slot.Write(writer, record[slot.Position]);
        }
    }

    /// <summary>Reads a record.</summary>
    /// <param name="row">Its JSON.</param>
    /// <returns>The values; a field that was not asked for is not sent.</returns>
    public MappedRecord Read(JsonElement row)
    {
        var record = new MappedRecord(_shape);
        foreach (var slot in Slots)
        {
            record[slot.Position] = slot.Read(row);
        }

        return record;
    }
}
