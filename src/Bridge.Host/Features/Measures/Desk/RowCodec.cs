using System.Buffers.Binary;
using Bridge.Core.Tables;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>Writes the values of a row as bytes: for each filled field its index and 8 bytes, or 16 for a number with decimals.</summary>
internal static class RowCodec
{
    /// <summary>Writes fields of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="fields">Which of its fields, in this order.</param>
    /// <param name="words">Numbers of texts.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Write(FactRow row, IEnumerable<TableField> fields, WordTable words)
    {
        using var bytes = new MemoryStream();
        Span<byte> value = stackalloc byte[16];
        foreach (var field in fields.Where(row.Has))
        {
            var length = sizeof(long);
            if (field.Type == FieldType.Number)
            {
                length = 16;
                WriteDecimal(value, row.Number(field) ?? 0);
            }
            else
            {
                BinaryPrimitives.WriteInt64LittleEndian(value, field.Type == FieldType.Text ? words.NumberOf(row.Text(field)) : row.Whole(field) ?? 0);
            }

            bytes.WriteByte((byte)field.Index);
            bytes.Write(value[..length]);
        }

        return bytes.ToArray();
    }

    /// <summary>Reads a row.</summary>
    /// <param name="bytes">What <see cref="Write"/> wrote.</param>
    /// <param name="kind">What the row is.</param>
    /// <param name="told">What its source tells.</param>
    /// <param name="words">Texts of numbers.</param>
    /// <returns>The row.</returns>
    public static FactRow Read(ReadOnlySpan<byte> bytes, TableKind kind, ulong told, WordTable words)
    {
        var row = new FactRow(kind, told);
        while (bytes.Length > 0)
        {
            var field = kind.Fields[bytes[0]];
            bytes = bytes[1..];
            if (field.Type == FieldType.Number)
            {
                row.Set(field, ReadDecimal(bytes));
                bytes = bytes[16..];
                continue;
            }

            var value = BinaryPrimitives.ReadInt64LittleEndian(bytes);
            if (field.Type == FieldType.Text)
            {
                row.Set(field, words.TextOf((int)value) ?? "");
            }
            else
            {
                row.Set(field, value);
            }

            bytes = bytes[sizeof(long)..];
        }

        return row;
    }

    // 1 and 1.0 are the same number: the scale is made the least, so that equal rows have equal bytes.
    private static void WriteDecimal(Span<byte> bytes, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value / 1.0000000000000000000000000000m, bits);
        for (var one = 0; one < bits.Length; one++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes[(one * sizeof(int))..], bits[one]);
        }
    }

    private static decimal ReadDecimal(ReadOnlySpan<byte> bytes)
    {
        Span<int> bits = stackalloc int[4];
        for (var one = 0; one < bits.Length; one++)
        {
            bits[one] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(one * sizeof(int))..]);
        }

        return new decimal(bits);
    }
}
