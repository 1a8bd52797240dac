namespace Bridge.Sandbox.Faults;

/// <summary>Lets at most so many calls pass in any window; refused calls do not count against it.</summary>
internal sealed class SlidingWindow(CallLimit limit)
{
    private readonly Queue<DateTimeOffset> _passed = new();

    /// <summary>How many calls would still pass now.</summary>
    public int Remaining => limit.Calls - _passed.Count;

    /// <summary>Takes a place, or tells how long (whole seconds, at least one) none is free.</summary>
    public bool TryPass(DateTimeOffset now, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        while (_passed.TryPeek(out var oldest) && oldest + limit.Window <= now)
        {
            _passed.Dequeue();
        }

        if (_passed.Count < limit.Calls)
        {
            _passed.Enqueue(now);
            return true;
        }

        var free = _passed.Peek() + limit.Window - now;
        wait = TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(free.TotalSeconds)));
        return false;
    }
}
