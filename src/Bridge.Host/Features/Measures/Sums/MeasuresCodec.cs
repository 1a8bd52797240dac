using System.Numerics;
using Bridge.Core.Calls;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Calls;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>Measures as bytes: only what is not zero, numbers in seven bits a byte.</summary>
internal static class MeasuresCodec
{
    /// <summary>Writes measures.</summary>
    /// <param name="measures">The measures.</param>
    /// <param name="bytes">Where to.</param>
    public static void Write(CallMeasures measures, List<byte> bytes)
    {
        Put(bytes, (ulong)measures.Inputs);
        for (var held = measures.Held; held != 0; held &= held - 1)
        {
            var measure = BitOperations.TrailingZeroCount(held);
            Put(bytes, (ulong)measure + 1);
            Put(bytes, (ulong)measures[(CallMeasure)measure]);
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
    }

    /// <summary>Adds written measures to others.</summary>
    /// <param name="bytes">As written.</param>
    /// <param name="into">Where to.</param>
    /// <param name="withWaits">False to leave the histograms aside, which are most of the bytes.</param>
    public static void AddTo(ReadOnlySpan<byte> bytes, CallMeasures into, bool withWaits = true)
    {
        var at = 0;
        into.Add((CallInputs)Take(bytes, ref at));
        while (Take(bytes, ref at) is not 0 and var measure)
        {
            into.Add((CallMeasure)(measure - 1), (long)Take(bytes, ref at));
        }

        while (withWaits && Take(bytes, ref at) is not 0 and var kind)
        {
            var (waits, bin) = (into.Waits((WaitKind)(kind - 1)), -1);
            waits.Reserve(LastBin(bytes, at));
            while (Take(bytes, ref at) is not 0 and var step)
            {
                bin += (int)step;
                waits.Add(bin, (long)Take(bytes, ref at));
            }
        }
    }

    private static void Put(List<byte> bytes, Histogram waits)
    {
        var last = -1;
        for (var bin = waits.NextFrom(0); bin >= 0; bin = waits.NextFrom(bin + 1))
        {
            Put(bytes, (ulong)(bin - last));
            Put(bytes, (ulong)waits[bin]);
            last = bin;
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

    private static int LastBin(ReadOnlySpan<byte> bytes, int at)
    {
        var bin = -1;
        while (Take(bytes, ref at) is not 0 and var step)
        {
            bin += (int)step;
            Take(bytes, ref at);
        }

        return bin;
    }

    private static ulong Take(ReadOnlySpan<byte> bytes, ref int at)
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
