using System.Buffers;

namespace Bridge.Core.Kpis.Desk.Tallies;

/// <summary>Many whole numbers, in room that is borrowed from the process and given back once nobody looks at them any more.</summary>
/// <remarks>A question over years puts millions of them together; room that is new each time would cost it more than adding them does.</remarks>
public sealed class WholeValues
{
    private const int Fewest = 256;

    private long[] _room = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The numbers, in the order in which they came until somebody moves them.</summary>
    public Span<long> Values => _room.AsSpan(0, Count);

    /// <summary>Adds a number.</summary>
    /// <param name="value">The number.</param>
    public void Add(long value)
    {
        if (Count == _room.Length)
        {
            Grow(Count + 1);
        }

        _room[Count++] = value;
    }

    /// <summary>Adds numbers.</summary>
    /// <param name="values">The numbers.</param>
    public void Add(ReadOnlySpan<long> values)
    {
        if (_room.Length - Count < values.Length)
        {
            Grow(Count + values.Length);
        }

        values.CopyTo(_room.AsSpan(Count));
        Count += values.Length;
    }

    /// <summary>Gives the room back. There are no numbers any more.</summary>
    public void GiveBack()
    {
        var room = _room;
        (_room, Count) = ([], 0);
        if (room.Length > 0)
        {
            ArrayPool<long>.Shared.Return(room);
        }
    }

    private void Grow(int least)
    {
        var wider = ArrayPool<long>.Shared.Rent(Math.Max(Math.Max(least, 2 * Count), Fewest));
        Values.CopyTo(wider);
        if (_room.Length > 0)
        {
            ArrayPool<long>.Shared.Return(_room);
        }

        _room = wider;
    }
}
