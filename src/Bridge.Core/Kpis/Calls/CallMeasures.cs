using System.Numerics;
using Bridge.Core.Calls;

namespace Bridge.Core.Kpis.Calls;

/// <summary>Counts, sums and histograms of a group of visits. Groups are put together by <see cref="Add(CallMeasures)"/>, in any order.</summary>
/// <remarks>Never holds an average: a mean of means is wrong. Not safe for parallel use.</remarks>
public sealed class CallMeasures
{
    /// <summary>How many measures there are.</summary>
    public const int Size = (int)CallMeasure.CallbackLater + 1;

    /// <summary>How many histograms there are.</summary>
    public const int WaitKinds = (int)WaitKind.Timeout + 1;

    private readonly long[] _values = new long[Size];
    private readonly Histogram?[] _waits = new Histogram?[WaitKinds];

    /// <summary>Inputs that at least one of the visits' sources has.</summary>
    public CallInputs Inputs { get; private set; }

    /// <summary>Measures that hold something: the bit of its number for each.</summary>
    public ulong Held { get; private set; }

    /// <summary>One measure.</summary>
    /// <param name="measure">Which.</param>
    public long this[CallMeasure measure] => _values[(int)measure];

    /// <summary>One histogram; do not change it.</summary>
    /// <param name="kind">Which.</param>
    /// <returns>The histogram.</returns>
    public Histogram Waits(WaitKind kind) => _waits[(int)kind] ??= new Histogram();

    /// <summary>Tells whether a histogram holds anything.</summary>
    /// <param name="kind">Which.</param>
    /// <returns>True when it does.</returns>
    public bool HasWaits(WaitKind kind) => _waits[(int)kind] is { Total: > 0 };

    /// <summary>Takes note of what a source tells.</summary>
    /// <param name="inputs">Its inputs.</param>
    public void Add(CallInputs inputs) => Inputs |= inputs;

    /// <summary>Adds to a measure, or raises one that keeps the greatest.</summary>
    /// <param name="measure">Which.</param>
    /// <param name="value">How much; not negative.</param>
    public void Add(CallMeasure measure, long value)
    {
        if (value == 0)
        {
            return;
        }

        Held |= 1UL << (int)measure;
        ref var kept = ref _values[(int)measure];
        kept = measure is CallMeasure.LongestWait or CallMeasure.LongestAbandon ? Math.Max(kept, value) : kept + value;
    }

    /// <summary>Adds a wait.</summary>
    /// <param name="kind">Whose.</param>
    /// <param name="bin">Its bin.</param>
    /// <param name="count">How many.</param>
    public void Add(WaitKind kind, int bin, long count) => Waits(kind).Add(bin, count);

    /// <summary>Adds another group.</summary>
    /// <param name="other">The other; stays as it is.</param>
    public void Add(CallMeasures other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Inputs |= other.Inputs;
        for (var held = other.Held; held != 0; held &= held - 1)
        {
            var measure = BitOperations.TrailingZeroCount(held);
            Add((CallMeasure)measure, other._values[measure]);
        }

        for (var kind = 0; kind < WaitKinds; kind++)
        {
            if (other._waits[kind] is { Total: > 0 } waits)
            {
                Waits((WaitKind)kind).Add(waits);
            }
        }
    }

    /// <summary>Forgets everything, but keeps the room that it took: what is counted for each of many groups is used again.</summary>
    public void Clear()
    {
        for (var held = Held; held != 0; held &= held - 1)
        {
            _values[BitOperations.TrailingZeroCount(held)] = 0;
        }

        (Held, Inputs) = (0, CallInputs.None);
        foreach (var waits in _waits)
        {
            waits?.Clear();
        }
    }
}
