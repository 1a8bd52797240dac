namespace Bridge.Connectors.Http.Limits;

/// <summary>Sliding window over answered calls: at most so many in any stretch of its length. Not safe for parallel use.</summary>
/// <remarks>
/// A call occupies its place from the moment it is sent until a window's length after its answer, so that the vendor's
/// clock, which sees the call somewhere in between, never counts one more than allowed.
/// </remarks>
internal sealed class RateWindow(int calls, TimeSpan window)
{
    private readonly Queue<long> _answered = new();
    private int _underWay;

    /// <summary>Calls allowed in the window.</summary>
    public int Calls { get; private set; } = calls;

    /// <summary>Length of the window.</summary>
    public TimeSpan Window { get; } = window;

    /// <summary>Says when the next call may start.</summary>
    /// <param name="now">Ticks of the monotonic clock, 100 ns each.</param>
    /// <returns><paramref name="now"/> or earlier when it may start at once; <see cref="long.MaxValue"/> when an answer must come first.</returns>
    public long NextStart(long now)
    {
        while (_answered.TryPeek(out var oldest) && oldest + Window.Ticks <= now)
        {
            _answered.Dequeue();
        }

        if (_underWay + _answered.Count < Calls)
        {
            return now;
        }

        return _answered.TryPeek(out var first) ? first + Window.Ticks : long.MaxValue;
    }

    /// <summary>Takes a place.</summary>
    public void Start() => _underWay++;

    /// <summary>Turns a place that is under way into one that ages.</summary>
    /// <param name="now">Ticks of the monotonic clock.</param>
    public void End(long now)
    {
        _underWay--;
        _answered.Enqueue(now);
    }

    /// <summary>Allows a little more after a long time without a refusal.</summary>
    public void Grow() => Calls += Math.Max(1, Calls / 10);
}
