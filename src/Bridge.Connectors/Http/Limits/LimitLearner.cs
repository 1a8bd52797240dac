namespace Bridge.Connectors.Http.Limits;

/// <summary>Learns a limit from refusals: how many calls went through, and from the first of them until when. Not safe for parallel use.</summary>
internal sealed class LimitLearner
{
    // A vendor that refuses after a handful of calls has more likely counted those of another program than shown its limit. Taken for the
    // limit, one such refusal would hold a first sync back for hours; if it is the limit, the next refusal says so.
    private const int Handful = 5;
    private static readonly TimeSpan _longestWindow = TimeSpan.FromHours(1);
    private bool _hasDoubted;
    private int _successes;
    private long _firstAt = -1;
    private long _refusedAt = -1;
    private int _refusalsInARow;

    /// <summary>Length of the window learned last; zero before the first.</summary>
    public TimeSpan LastWindow { get; set; }

    /// <summary>Counts a call that was let through.</summary>
    /// <param name="now">Ticks of the monotonic clock.</param>
    public void CountSuccess(long now)
    {
        _refusalsInARow = 0;
        _firstAt = _firstAt < 0 ? now : _firstAt;
        _successes++;
    }

    /// <summary>Learns from a refusal.</summary>
    /// <param name="now">Ticks of the monotonic clock.</param>
    /// <param name="until">When the vendor opens again.</param>
    /// <returns>The limit, or null when this refusal teaches nothing (no call went through since the last one, or a handful before the first).</returns>
    public RateWindow? Learn(long now, long until)
    {
        var (successes, first) = (_successes, _firstAt);
        (_successes, _firstAt, _refusedAt) = (0, -1, now);
        _refusalsInARow++;
        if (successes == 0 || until <= first || until - first > _longestWindow.Ticks)
        {
            return null;
        }

        if (successes < Handful && !_hasDoubted)
        {
            _hasDoubted = true;
            return null;
        }

        return new RateWindow(successes, TimeSpan.FromTicks(until - first));
    }

    /// <summary>Wait after a refusal that names none: 1, 2, 4 ... 64 seconds.</summary>
    /// <returns>The wait.</returns>
    public TimeSpan BackOff() => TimeSpan.FromSeconds(1 << Math.Min(6, _refusalsInARow));

    /// <summary>Tells, once each time, that ten windows have passed without a refusal.</summary>
    /// <param name="now">Ticks of the monotonic clock.</param>
    /// <returns>True when a learned limit may be widened a little.</returns>
    public bool MayGrow(long now)
    {
        if (_refusedAt < 0 || LastWindow == TimeSpan.Zero || now - _refusedAt < 10 * LastWindow.Ticks)
        {
            return false;
        }

        _refusedAt = now;
        return true;
    }
}
