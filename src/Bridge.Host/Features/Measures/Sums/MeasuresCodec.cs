using Bridge.Core.Calls;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Calls;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>Measures as bytes: only what is not zero, numbers in seven bits a byte.</summary>
internal static class MeasuresCodec
{
    /// <summary>Writes measures.</summary>
    /// <param name="measures">The measures.</param>
    /// <returns>Their bytes.</returns>
    public static byte[] Write(CallMeasures measures)
    {
        var bytes = new List<byte>(128);
        Put(bytes, (ulong)measures.Inputs);
        for (var measure = 0; measure < CallMeasures.Size; measure++)
        {
            if (measures[(CallMeasure)measure] is not 0 and var value)
            {
                Put(bytes, (ulong)measure + 1);
                Put(bytes, (ulong)value);
            }
        }

        Put(bytes, 0);
        for (var kind = 0; kind < CallMeasures.WaitKinds; kind++)
        {
            if (measures.HasWaits((WaitKind)kind))
            {
                Put(bytes, (ulong)kind + 1);
                Put(bytes, measures.Waits((WaitKind)kind));
            }
        }

        Put(bytes, 0);
        return [.. bytes];
    }

    /// <summary>Adds written measures to others.</summary>
    /// <param name="bytes">As written.</param>
    /// <param name="into">Where to.</param>
    /// <param name="withWaits">False to leave the histograms aside, which are most of the bytes.</param>
    public static void AddTo(ReadOnlySpan<byte> bytes, CallMeasures into, bool withWaits = true)
    {
        into.Add((CallInputs)Take(ref bytes));
        while (Take(ref bytes) is not 0 and var measure)
        {
            into.Add((CallMeasure)(measure - 1), (long)Take(ref bytes));
        }

        while (withWaits && Take(ref bytes) is not 0 and var kind)
        {
            var bin = -1;
            while (Take(ref bytes) is not 0 and var step)
            {
                bin += (int)step;
                into.Add((WaitKind)(kind - 1), bin, (long)Take(ref bytes));
            }
        }
    }

    private static void Put(List<byte> bytes, Histogram waits)
    {
        var last = -1;
        for (var bin = 0; bin < waits.Length; bin++)
        {
            if (waits[bin] > 0)
            {
                Put(bytes, (ulong)(bin - last));
                Put(bytes, (ulong)waits[bin]);
                last = bin;
            }
        }

        Put(bytes, 0);
    }

    private static void Put(List<byte> bytes, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }

    private static ulong Take(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var one = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80)
            {
                return value;
            }
        }
    }
}
