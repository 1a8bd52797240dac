using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Mapping.Fingerprints;

/// <summary>
/// Hashes by which two states of a field or record are compared without keeping any value. Stable over versions and
/// machines: they are stored. Not secret: short values can be guessed from them, so they never leave the store.
/// Source: XXH3 as in System.IO.Hashing; the seed is 0.
/// </summary>
public static class Fingerprint
{
    // The first byte that is hashed tells the kinds apart: the flag true, the number 1 and the text "true" all differ.
    private const byte BlankKind = 1;
    private const byte TextKind = 2;
    private const byte FlagKind = 3;
    private const byte NumberKind = 4;
    private const byte ListKind = 5;

    /// <summary>64-bit hash of one value with its kind.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The hash; 0 means "not sent" and nothing else.</returns>
    public static ulong Of(FieldValue value)
    {
        if (!value.IsSent)
        {
            return 0;
        }

        var hash = value switch
        {
            { IsBlank: true } => OfText(BlankKind, ""),
            { AsText: { } text } => OfText(TextKind, text),
            { AsFlag: { } flag } => OfText(FlagKind, flag ? "1" : "0"),
            { AsList: { } list } => OfList(list),

            // Without trailing zeros, because 1.0 and 1 are the same number.
            { AsNumber: { } number } => OfText(
                NumberKind, (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)),
            _ => throw new ArgumentException("A field value of an unknown kind.", nameof(value)),
        };
        return hash == 0 ? 1 : hash;
    }

    /// <summary>128-bit hash of the fields of a record that are sent, with their names; the order does not count.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The hash.</returns>
    public static UInt128 Of(MappedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var fields = record.Shape.Fields;
        var sum = UInt128.Zero;
        Span<byte> pair = stackalloc byte[16];
        for (var position = 0; position < fields.Count; position++)
        {
            var value = Of(record[position]);
            if (value != 0)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(pair, OfText(0, fields[position].Name));
                BinaryPrimitives.WriteUInt64LittleEndian(pair[8..], value);

                // A sum, so that a mapping whose fields were only moved around sends nothing again.
                sum += XxHash128.HashToUInt128(pair);
            }
        }

        return sum;
    }

    /// <summary>Identity of a shape: the names of its fields in their order.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>The hash; never 0.</returns>
    public static ulong Of(TargetShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var hash = OfList(shape.Fields.Select(field => field.Name));
        return hash == 0 ? 1 : hash;
    }

    private static ulong OfText(byte kind, string text)
    {
        // UTF-16 as it lies in memory, so that even a broken surrogate has a hash of its own. Little-endian machines only.
        var length = (2 * text.Length) + 1;
        Span<byte> bytes = length <= 512 ? stackalloc byte[length] : new byte[length];
        bytes[0] = kind;
        MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(bytes[1..]);
        return XxHash3.HashToUInt64(bytes);
    }

    private static ulong OfList(IEnumerable<string> list)
    {
        var hash = new XxHash3();
        Span<byte> length = stackalloc byte[4];
        hash.Append([ListKind]);
        foreach (var text in list)
        {
            // The length first, so that ["ab", "c"] and ["a", "bc"] differ.
            BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
            hash.Append(length);
            hash.Append(MemoryMarshal.AsBytes(text.AsSpan()));
        }

        return hash.GetCurrentHashAsUInt64();
    }
}
