using System.Text.Json;
using Bridge.Connectors.Dataverse.Schema;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>How the fields of a shape lie in Dataverse's JSON. Safe for parallel use.</summary>
internal sealed class DataverseLayout
{
    private readonly TargetShape _shape;
    private readonly IReadOnlyList<IDataverseSlot> _slots;

    private DataverseLayout(TargetShape shape, IReadOnlyList<IDataverseSlot> slots, IEnumerable<string> merged)
    {
        (_shape, _slots, Late) = (shape, slots, [.. slots.Where(slot => slot.IsLate)]);
        Told = [.. Late.Select(slot => slot.Select).OfType<string>(), .. merged];
    }

    /// <summary>Columns that the answer to a write tells beside the row's id: what cannot be set on a new row, and whether it was merged into another one.</summary>
    public IReadOnlyList<string> Told { get; }

    /// <summary>Fields that cannot be set on a new row.</summary>
    public IReadOnlyList<IDataverseSlot> Late { get; }

    /// <summary>Works out the layout of a shape; fields that the table does not have are left out.</summary>
    /// <param name="table">The table.</param>
    /// <param name="shape">The shape.</param>
    /// <returns>The layout.</returns>
    public static DataverseLayout Of(DataverseTable table, TargetShape shape) =>
        new(shape, [.. shape.Fields.Select((field, position) => SlotOf(table, field, position)).OfType<IDataverseSlot>()], table.Find(DataverseKind.MergedColumn) is null ? [] : [DataverseKind.MergedColumn]);

    /// <summary>Says why a record cannot be written.</summary>
    /// <param name="record">The record, in the shape of this layout.</param>
    /// <returns>The reason, without a value; null when it can.</returns>
    public string? Fault(MappedRecord record) => _slots.Select(slot => slot.Fault(record[slot.Position])).FirstOrDefault(fault => fault is not null);

    /// <summary>Writes the sent fields of a record as properties of the object that is open.</summary>
    /// <param name="writer">Writer inside an object.</param>
    /// <param name="record">The record, in the shape of this layout.</param>
    /// <param name="isNew">True to leave out what cannot be set on a new row.</param>
    public void Write(Utf8JsonWriter writer, MappedRecord record, bool isNew)
    {
        foreach (var slot in _slots)
        {
            if (record[slot.Position].IsSent && !(isNew && slot.IsLate))
            {
                slot.Write(writer, record[slot.Position]);
            }
        }
    }

    /// <summary>Writes what of a record is still to be changed after the row was made.</summary>
    /// <param name="writer">Writer inside an object.</param>
    /// <param name="record">The record, in the shape of this layout.</param>
    public void WriteLate(Utf8JsonWriter writer, MappedRecord record)
    {
        foreach (var slot in Late.Where(slot => record[slot.Position].IsSent))
        {
            slot.Write(writer, record[slot.Position]);
        }
    }

    /// <summary>Tells whether a new row of the record has to be made inactive once it is there.</summary>
    /// <param name="record">The record, in the shape of this layout.</param>
    /// <returns>True when it has.</returns>
    public bool RetiresLate(MappedRecord record) => Late.Any(slot => record[slot.Position].AsFlag == true);

    /// <summary>Tells whether a row that was just written differs from the record in what cannot be set on a new row.</summary>
    /// <param name="row">The row's JSON.</param>
    /// <param name="record">The record, in the shape of this layout.</param>
    /// <returns>True when it does.</returns>
    public bool DiffersLate(JsonElement row, MappedRecord record) =>
        Late.Any(slot => record[slot.Position] is { IsSent: true } wanted && slot.Read(row) != wanted);

    /// <summary>What to ask for to read a record.</summary>
    /// <param name="columns">Columns to ask for beside those of the shape.</param>
    /// <returns>The query, without its question mark.</returns>
    public string Query(params IEnumerable<string> columns)
    {
        var select = string.Join(',', _slots.Select(slot => slot.Select).OfType<string>().Concat(columns).Distinct(StringComparer.Ordinal));
        var expand = string.Join(',', _slots.Select(slot => slot.Expand).OfType<string>());
        return expand.Length == 0 ? $"$select={select}" : $"$select={select}&$expand={expand}";
    }

    /// <summary>Reads a record.</summary>
    /// <param name="row">Its JSON.</param>
    /// <returns>The values; a field that was not asked for is not sent.</returns>
    public MappedRecord Read(JsonElement row)
    {
        var record = new MappedRecord(_shape);
        foreach (var slot in _slots)
        {
            record[slot.Position] = slot.Read(row);
        }

        return record;
    }

    /// <summary>Names the fields whose option was taken out of the column's list.</summary>
    /// <param name="row">The row's JSON.</param>
    /// <returns>The names; mostly none.</returns>
    public IReadOnlyCollection<string> UnlistedOf(JsonElement row) =>
        [.. _slots.Where(slot => slot.IsUnlisted(row)).Select(slot => _shape.Fields[slot.Position].Name)];

    private static IDataverseSlot? SlotOf(DataverseTable table, TargetField field, int position)
    {
        if (table.Find(field.Name) is { } column && table.FindNavigation(field.Name) is null)
        {
            return new DataverseSlot(field, position, column);
        }

        var dot = field.Name.IndexOf('.', StringComparison.Ordinal);
        return table.FindNavigation(dot < 0 ? field.Name : field.Name[..dot]) is { } way && DataverseKind.Of(way.Target) is { } other
            ? new DataverseLink(position, way, other, isByKey: dot >= 0)
            : null;
    }
}
