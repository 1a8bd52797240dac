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
}
