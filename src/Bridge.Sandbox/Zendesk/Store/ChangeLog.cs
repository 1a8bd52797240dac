namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>Every write in the order of time; what the incremental exports read.</summary>
/// <remarks>A record's older entries stay, but are stale: <see cref="StoredRecord.LogPosition"/> names the valid one.
/// </remarks>
internal sealed class ChangeLog
{
    private readonly List<(long Time, int Index)> _entries = [];

    public int Count => _entries.Count;

    public (long Time, int Index) this[int position] => _entries[position];

    public void Append(StoredRecord record, long time)
    {
        // The clock may be set back; an export must still never have to go back.
        var last = _entries.Count == 0 ? 0 : _entries[^1].Time;
        record.LogPosition = _entries.Count;
        _entries.Add((Math.Max(time, last), record.Index));
    }

    /// <summary>The first position whose time is at least <paramref name="time"/>.</summary>
    public int PositionOf(long time)
    {
        int low = 0, high = _entries.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_entries[middle].Time < time)
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
}
