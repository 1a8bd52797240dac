namespace Bridge.Sandbox.Reso.Data;

/// <summary>
/// What cannot be computed from the seed: per row its timestamp, its state and how often its phone and name changed.
/// Seventeen bytes a row; every other value is made when it is asked for.
/// </summary>
internal sealed class RowStore
{
    private long[] _ticks;
    private RowState[] _states;
    private ushort[] _phoneChanges;
    private ushort[] _nameChanges;

    public RowStore(int count, Func<int, long> firstStamp)
    {
        Count = count;
        _ticks = new long[count];
        _states = new RowState[count];
        _phoneChanges = new ushort[count];
        _nameChanges = new ushort[count];
        for (var row = 0; row < count; row++)
        {
            _ticks[row] = firstStamp(row);
        }

        Listed = count;
        Rebuild();
    }

    public int Count { get; private set; }

    /// <summary>Rows that are served, tombstones among them.</summary>
    public int Listed { get; private set; }

    public TimeIndex ByTime { get; } = new();

    public long Ticks(int row) => _ticks[row];

    public RowState State(int row) => _states[row];

    public int PhoneChanges(int row) => _phoneChanges[row];

    public int NameChanges(int row) => _nameChanges[row];

    public bool IsListed(int row) => _states[row] != RowState.Gone;

    public void Stamp(int row, long ticks)
    {
        _ticks[row] = ticks;
        ByTime.Append(row, ticks);
    }

    public void ChangePhone(int row) => _phoneChanges[row]++;

    public void ChangeName(int row) => _nameChanges[row]++;

    public int Add(long ticks)
    {
        if (Count == _ticks.Length)
        {
            var size = Math.Max(16, Count + (Count / 4));
            Array.Resize(ref _ticks, size);
            Array.Resize(ref _states, size);
            Array.Resize(ref _phoneChanges, size);
            Array.Resize(ref _nameChanges, size);
        }

        var row = Count++;
        Listed++;
        Stamp(row, ticks);
        return row;
    }

    public void Bury(int row, long ticks)
    {
        _states[row] = RowState.Tombstone;
        Stamp(row, ticks);
    }

    public void Remove(int row)
    {
        Listed -= IsListed(row) ? 1 : 0;
        _states[row] = RowState.Gone;
        ByTime.Drop(row);
    }

    /// <summary>Moves every timestamp by the same span, or gives all rows one timestamp.</summary>
    public void Restamp(Func<long, long> move)
    {
        for (var row = 0; row < Count; row++)
        {
            _ticks[row] = move(_ticks[row]);
        }

        Rebuild();
    }

    /// <summary>Makes the index readable again after a batch of changes.</summary>
    public void Settle()
    {
        if (ByTime.NeedsRebuild)
        {
            Rebuild();
        }
    }

    private void Rebuild() => ByTime.Rebuild(Count, IsListed, _ticks);
}
