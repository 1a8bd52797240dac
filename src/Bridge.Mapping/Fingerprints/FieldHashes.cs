using System.Buffers.Binary;
using Bridge.Core.Mapping;

namespace Bridge.Mapping.Fingerprints;

/// <summary>
/// The hashes of a record's fields in the order of its shape, 8 bytes each (little-endian), 0 for a field that was not
/// sent. Small enough to keep beside each link; comparable only with hashes of the same <see cref="ShapeId"/>.
/// </summary>
public sealed class FieldHashes
{
    private readonly byte[] _bytes;

    private FieldHashes(ulong shapeId, byte[] bytes) => (ShapeId, _bytes) = (shapeId, bytes);

    /// <summary>Identity of the shape, see <see cref="Fingerprint.Of(TargetShape)"/>.</summary>
    public ulong ShapeId { get; }

    /// <summary>Number of fields.</summary>
    public int Count => _bytes.Length / sizeof(ulong);

    /// <summary>The hashes as they are stored.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Hash of a field by its position; 0 when it was not sent.</summary>
    /// <param name="position">Position from 0.</param>
    public ulong this[int position] => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(position * sizeof(ulong), sizeof(ulong)));

    /// <summary>Hashes the fields of a record.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The hashes.</returns>
    public static FieldHashes Of(MappedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Of(record, Fingerprint.Of(record.Shape));
    }

    /// <summary>Hashes the fields of a record whose shape is known already; for many records of one shape.</summary>
    /// <param name="record">The record.</param>
    /// <param name="shapeId">Identity of its shape.</param>
    /// <returns>The hashes.</returns>
    public static FieldHashes Of(MappedRecord record, ulong shapeId)
    {
        ArgumentNullException.ThrowIfNull(record);
        var bytes = new byte[record.Shape.Fields.Count * sizeof(ulong)];
        for (var position = 0; position < record.Shape.Fields.Count; position++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(
                bytes.AsSpan(position * sizeof(ulong)), Fingerprint.Of(record[position]));
        }

        return new FieldHashes(shapeId, bytes);
    }

    /// <summary>Takes up stored hashes.</summary>
    /// <param name="shapeId">Identity of the shape they were stored with.</param>
    /// <param name="bytes">The stored bytes.</param>
    /// <returns>The hashes, or null when the length is not that of whole hashes.</returns>
    public static FieldHashes? FromBytes(ulong shapeId, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return bytes.Length % sizeof(ulong) == 0 ? new FieldHashes(shapeId, [.. bytes]) : null;
    }

    /// <summary>Brings hashes of an older shape into a newer one, by field names; new fields count as not sent.</summary>
    /// <param name="olderNames">Names of the older shape's fields, in order.</param>
    /// <param name="newer">The newer shape.</param>
    /// <returns>The hashes in the newer shape, or null when the names are not those the hashes were made with.</returns>
    public FieldHashes? Reshape(IReadOnlyList<string> olderNames, TargetShape newer)
    {
        ArgumentNullException.ThrowIfNull(olderNames);
        ArgumentNullException.ThrowIfNull(newer);
        var older = new TargetShape(olderNames.Select(name => new TargetField { Name = name }));
        if (Fingerprint.Of(older) != ShapeId || olderNames.Count != Count)
        {
            return null;
        }

        var bytes = new byte[newer.Fields.Count * sizeof(ulong)];
        for (var position = 0; position < newer.Fields.Count; position++)
        {
            var found = older.IndexOf(newer.Fields[position].Name);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(position * sizeof(ulong)), found < 0 ? 0 : this[found]);
        }

        return new FieldHashes(Fingerprint.Of(newer), bytes);
    }
}
