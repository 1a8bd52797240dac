using System.Runtime.InteropServices;
using Bridge.Core.Kpis.Calls;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>Rows of sums while they are counted. Their room is used again: a row takes some kilobytes, and each day of three years has a thousand.</summary>
internal sealed class CountedRows
{
    private readonly Dictionary<RollupKey, CallMeasures> _rows = [];
    private readonly Stack<CallMeasures> _spare = new();

    /// <summary>A row; an empty one when it is not there yet.</summary>
    /// <param name="key">Which.</param>
    public CallMeasures this[RollupKey key]
    {
        get
        {
            ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, key, out _);
            return row ??= _spare.TryPop(out var spare) ? spare : new CallMeasures();
        }
    }

    /// <summary>Goes through the rows, in no order.</summary>
    /// <returns>The rows.</returns>
    public Dictionary<RollupKey, CallMeasures>.Enumerator GetEnumerator() => _rows.GetEnumerator();

    /// <summary>Adds other rows.</summary>
    /// <param name="other">The others; stay as they are.</param>
    public void Add(CountedRows other)
    {
        foreach (var (key, measures) in other._rows)
        {
            this[key].Add(measures);
        }
    }

    /// <summary>Forgets the rows.</summary>
    public void Clear()
    {
        foreach (var row in _rows.Values)
        {
            row.Clear();
            _spare.Push(row);
        }

        _rows.Clear();
    }
}
