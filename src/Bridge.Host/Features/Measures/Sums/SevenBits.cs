namespace Bridge.Host.Features.Measures.Sums;

/// <summary>Numbers in seven bits a byte: most that is kept is small.</summary>
internal static class SevenBits
{
    /// <summary>Writes a number.</summary>
    /// <param name="bytes">Where to.</param>
    /// <param name="value">The number.</param>
    public static void Put(List<byte> bytes, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }

    /// <summary>Reads a number.</summary>
    /// <param name="bytes">As written.</param>
    /// <param name="at">Where it begins; moved behind it.</param>
    /// <returns>The number.</returns>
    public static ulong Take(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = bytes[at++];
        if (value < 0x80)
        {
            return value;
        }

        value &= 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            var one = bytes[at++];
            value |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80)
            {
                return value;
            }
        }
    }
}
