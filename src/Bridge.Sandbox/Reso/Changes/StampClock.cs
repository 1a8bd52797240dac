namespace Bridge.Sandbox.Reso.Changes;

/// <summary>Gives out timestamps that only grow, a microsecond apart at least, and none ahead of the clock in vain.</summary>
internal sealed class StampClock(TimeProvider time, long last)
{
    public long Last { get; private set; } = last;

    /// <summary>Reserves a run of stamps a microsecond apart and returns the first; the run ends now if it can.</summary>
    public long Reserve(int count)
    {
        var step = TimeSpan.TicksPerMicrosecond;
        var now = time.GetUtcNow().UtcTicks;
        now -= now % step;
        var first = Math.Max(Last + step, now - ((count - 1L) * step));
        Last = first + ((count - 1L) * step);
        return first;
    }

    /// <summary>The clock of a source that was set back, as by a restored backup.</summary>
    public void SetBack(long last) => Last = last;
}
