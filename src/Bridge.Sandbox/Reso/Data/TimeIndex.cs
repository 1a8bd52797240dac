namespace Bridge.Sandbox.Reso.Data;

/// <summary>
/// All rows sorted by (timestamp, row). A row that moves leaves a hole and is appended, because new timestamps are
/// nearly always the greatest; only when they are not is the whole index sorted again.
/// </summary>
internal sealed class TimeIndex
{
    private int[] _rows = [];
    private long[] _ticks = [];
    private int[] _position = [];
    private int _holes;
    private bool _sorted = true;

    /// <summary>Slots in use, holes among them.</summary>
    public int Length { get; private set; }

    public bool HasHoles => _holes > 0;

    public long Greatest
    {
        get
        {
            for (var slot = Length - 1; slot >= 0; slot--)
            {
                if (_rows[slot] >= 0)
                {
                    return _ticks[slot];
                }
            }

            return 0;
        }
    }

    /// <summary>The row in a slot, or a negative number for a hole.</summary>
    public int RowAt(int slot) => _rows[slot];

    public void Rebuild(int count, Func<int, bool> isListed, long[] ticks)
    {
        var rows = new int[count];
        var stamps = new long[count];
        var length = 0;
        for (var row = 0; row < count; row++)
        {
            if (isListed(row))
            {
                rows[length] = row;
                stamps[length++] = ticks[row];
            }
        }

        // The rows go in by ascending number, so sorting the groups of equal stamps again by row makes it stable.
        Array.Sort(stamps, rows, 0, length);
        for (int start = 0, end; start < length; start = end)
        {
            for (end = start + 1; end < length && stamps[end] == stamps[start]; end++)
            {
            }

            Array.Sort(rows, start, end - start);
        }

        (_rows, _ticks, Length, _holes, _sorted) = (rows, stamps, length, 0, true);
        _position = new int[count];
        Array.Fill(_position, -1);
        for (var slot = 0; slot < length; slot++)
        {
            _position[rows[slot]] = slot;
        }
    }

    public void Drop(int row)
    {
        if (row < _position.Length && _position[row] >= 0)
        {
            _rows[_position[row]] = ~row;
            _position[row] = -1;
            _holes++;
        }
    }

    public void Append(int row, long ticks)
    {
        Drop(row);
        if (Length > 0 && Before(Length - 1, ticks, row) is false)
        {
            _sorted = false;
        }

        Grow(row);
        _rows[Length] = row;
        _ticks[Length] = ticks;
        _position[row] = Length++;
    }

    /// <summary>True when the index must be rebuilt before it is read: unsorted, or more holes than rows.</summary>
    public bool NeedsRebuild => !_sorted || _holes > Math.Max(1000, Length / 2);

    /// <summary>The first slot at or after (ticks, row); pass row -1 for the first row of that instant.</summary>
    public int FirstAtOrAfter(long ticks, int row)
    {
        var (low, high) = (0, Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Before(middle, ticks, row))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private bool Before(int slot, long ticks, int row)
    {
        var slotRow = _rows[slot] < 0 ? ~_rows[slot] : _rows[slot];
        return _ticks[slot] < ticks || (_ticks[slot] == ticks && slotRow < row);
    }

    private void Grow(int row)
    {
        if (Length == _rows.Length)
        {
            var size = Math.Max(16, Length * 2);
            Array.Resize(ref _rows, size);
            Array.Resize(ref _ticks, size);
        }

        if (row >= _position.Length)
        {
            var known = _position.Length;
            Array.Resize(ref _position, Math.Max(row + 1, known * 2));
            Array.Fill(_position, -1, known, _position.Length - known);
        }
    }
}
