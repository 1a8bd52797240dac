namespace Bridge.Host.Features.Measures.Sums;

/// <summary>How long the calls of a day lasted, as bytes: each length, in their order, by what it is above the one before.</summary>
internal static class LengthsCodec
{
    /// <summary>Writes lengths.</summary>
    /// <param name="lengths">Milliseconds, none below zero; are sorted.</param>
    /// <returns>Their bytes.</returns>
    public static byte[] Write(List<long> lengths)
    {
        lengths.Sort();
        var bytes = new List<byte>(lengths.Count * 2);
        long last = 0;
        foreach (var length in lengths)
        {
            var step = (ulong)(length - last);
            for (; step >= 0x80; step >>= 7)
            {
                bytes.Add((byte)(step | 0x80));
            }

            bytes.Add((byte)step);
            last = length;
        }

        return [.. bytes];
    }

    /// <summary>Adds written lengths to others.</summary>
    /// <param name="bytes">As written.</param>
    /// <param name="into">Where to.</param>
    public static void AddTo(ReadOnlySpan<byte> bytes, List<long> into)
    {
        var (last, step, shift) = (0L, 0L, 0);
        foreach (var one in bytes)
        {
            step |= (long)(one & 0x7F) << shift;
            shift += 7;
            if (one < 0x80)
            {
                last += step;
                into.Add(last);
                (step, shift) = (0, 0);
            }
        }
    }
}
