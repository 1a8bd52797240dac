using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Bridge.Host.Features.Measures.Desk.Kept;

/// <summary>One column of a segment: numbers in as few bytes as the widest of them needs, or one number that holds for all.</summary>
/// <remarks>
/// Bytes: width (0, 1, 2, 4, 8, or 16 for numbers with decimals), unit (8 bytes), base (8 bytes), then the cells. A number is (base + cell) / unit.
/// </remarks>
internal sealed class KeptColumn
{
    private const int Head = 17;
    private const byte Wide = 16;

    // 60,000 makes whole milliseconds of minutes.
    private static readonly long[] _units = [1, 60_000];

    private readonly long _constant;

    private KeptColumn(long unit, long constant, long[]? cells, decimal[]? decimals) => (Unit, _constant, Cells, Decimals) = (unit, constant, cells, decimals);

    /// <summary>Each number times this is whole.</summary>
    public long Unit { get; }

    /// <summary>The numbers times the unit, longer than there are numbers; null when one number holds for all, or for <see cref="Decimals"/>.</summary>
    public long[]? Cells { get; private set; }

    /// <summary>The numbers, when they are not whole in any unit.</summary>
    public decimal[]? Decimals { get; }

    /// <summary>A number times the unit.</summary>
    /// <param name="place">Its place.</param>
    public long this[int place] => Cells is null ? _constant : Cells[place];

    /// <summary>A number.</summary>
    /// <param name="place">Its place.</param>
    /// <returns>The number.</returns>
    public decimal Number(int place) => Decimals is null ? (decimal)this[place] / Unit : Decimals[place];

    /// <summary>Writes numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Write(IReadOnlyList<decimal> numbers)
    {
        foreach (var unit in _units)
        {
            if (numbers.All(number => Math.Abs(number) < long.MaxValue / unit && (decimal)(long)decimal.Round(number * unit) / unit == number))
            {
                return Write([.. numbers.Select(number => (long)decimal.Round(number * unit))], unit);
            }
        }

        var bytes = Start(Wide, 1, 0, numbers.Count * Wide);
        MemoryMarshal.AsBytes(numbers.ToArray().AsSpan()).CopyTo(bytes.AsSpan(Head));
        return bytes;
    }

    /// <summary>Writes whole numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="unit">What they were multiplied with.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Write(IReadOnlyList<long> numbers, long unit = 1)
    {
        var (least, most) = numbers.Count == 0 ? (0, 0) : (numbers.Min(), numbers.Max());
        var span = unchecked((ulong)(most - least));
        byte width = span == 0 ? (byte)0 : span <= byte.MaxValue ? (byte)1 : span <= ushort.MaxValue ? (byte)2 : span <= uint.MaxValue ? (byte)4 : (byte)8;
        var bytes = Start(width, unit, least, numbers.Count * width);
        Span<byte> cell = stackalloc byte[sizeof(ulong)];
        for (var (one, at) = (0, Head); width > 0 && one < numbers.Count; one++, at += width)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(cell, unchecked((ulong)(numbers[one] - least)));
            cell[..width].CopyTo(bytes.AsSpan(at));
        }

        return bytes;
    }

    /// <summary>Reads a column.</summary>
    /// <param name="bytes">What was written.</param>
    /// <returns>The column.</returns>
    public static KeptColumn Read(ReadOnlySpan<byte> bytes)
    {
        var (unit, least) = (BinaryPrimitives.ReadInt64LittleEndian(bytes[1..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[9..]));
        var cells = bytes[Head..];
        return bytes[0] switch
        {
            0 => new(unit, least, null, null),
            Wide => new(1, 0, null, MemoryMarshal.Cast<byte, decimal>(cells).ToArray()),
            1 => new(unit, 0, Widen(cells, least), null),
            2 => new(unit, 0, Widen(MemoryMarshal.Cast<byte, ushort>(cells), least), null),
            4 => new(unit, 0, Widen(MemoryMarshal.Cast<byte, uint>(cells), least), null),
            _ => new(unit, 0, Widen(MemoryMarshal.Cast<byte, ulong>(cells), least), null),
        };
    }

    /// <summary>Gives the room back that the numbers take; they are not to be looked at any more.</summary>
    public void GiveBack()
    {
        if (Cells is { } cells)
        {
            Cells = null;
            ArrayPool<long>.Shared.Return(cells);
        }
    }

    private static byte[] Start(byte width, long unit, long least, int length)
    {
        var bytes = new byte[Head + length];
        bytes[0] = width;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(1), unit);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(9), least);
        return bytes;
    }

    private static long[] Widen<T>(ReadOnlySpan<T> cells, long least)
        where T : unmanaged, INumberBase<T>
    {
        // Columns are large and each is looked at for a moment: new room for each would be most of what a question asks of memory.
        var numbers = ArrayPool<long>.Shared.Rent(cells.Length);
        for (var one = 0; one < cells.Length; one++)
        {
            numbers[one] = unchecked(least + long.CreateTruncating(cells[one]));
        }

        return numbers;
    }
}
