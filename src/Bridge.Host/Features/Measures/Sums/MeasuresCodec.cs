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
        SevenBits.Put(bytes, (ulong)measures.Inputs);
        for (var held = measures.Held; held != 0; held &= held - 1)
        {
            var measure = BitOperations.TrailingZeroCount(held);
            SevenBits.Put(bytes, (ulong)measure + 1);
            SevenBits.Put(bytes, (ulong)measures[(CallMeasure)measure]);
        }

        SevenBits.Put(bytes, 0);
        for (var kind = 0; kind < CallMeasures.WaitKinds; kind++)
        {
            if (measures.HasWaits((WaitKind)kind))
            {
                SevenBits.Put(bytes, (ulong)kind + 1);
                Put(bytes, measures.Waits((WaitKind)kind));
            }
        }

        SevenBits.Put(bytes, 0);
    }

    /// <summary>Adds written measures to others.</summary>
    /// <param name="bytes">As written.</param>
    /// <param name="into">Where to.</param>
    /// <param name="withWaits">False to leave the histograms aside, which are most of the bytes.</param>
    public static void AddTo(ReadOnlySpan<byte> bytes, CallMeasures into, bool withWaits = true)
    {
        var at = 0;
        into.Add((CallInputs)SevenBits.Take(bytes, ref at));
        while (SevenBits.Take(bytes, ref at) is not 0 and var measure)
        {
            into.Add((CallMeasure)(measure - 1), (long)SevenBits.Take(bytes, ref at));
        }

        while (withWaits && SevenBits.Take(bytes, ref at) is not 0 and var kind)
        {
            var (waits, bin) = (into.Waits((WaitKind)(kind - 1)), -1);
            waits.Reserve(LastBin(bytes, at));
            while (SevenBits.Take(bytes, ref at) is not 0 and var step)
            {
                bin += (int)step;
                waits.Add(bin, (long)SevenBits.Take(bytes, ref at));
            }
        }
    }

    private static void Put(List<byte> bytes, Histogram waits)
    {
        var last = -1;
        for (var bin = waits.NextFrom(0); bin >= 0; bin = waits.NextFrom(bin + 1))
        {
            SevenBits.Put(bytes, (ulong)(bin - last));
            SevenBits.Put(bytes, (ulong)waits[bin]);
            last = bin;
        }

        SevenBits.Put(bytes, 0);
    }

    private static int LastBin(ReadOnlySpan<byte> bytes, int at)
    {
        var bin = -1;
        while (SevenBits.Take(bytes, ref at) is not 0 and var step)
        {
            bin += (int)step;
            SevenBits.Take(bytes, ref at);
        }

        return bin;
    }
}
