namespace Bridge.Host.Tests.Features.Scheduling;

/// <summary>The real clock, until a test leaps ahead: waits that end within the leap end at once.</summary>
internal sealed class LeapingClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<LeapingTimer> _timers = [];
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + _ahead.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new LeapingTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Leap(TimeSpan by)
    {
        lock (_gate)
        {
            _ahead += by;
            _timers.ForEach(timer => timer.Leap(by));
        }
    }

    private sealed class LeapingTimer : ITimer
    {
        private readonly LeapingClock _clock;
        private readonly ITimer _inner;
        private long _due = long.MaxValue;
        private TimeSpan _period;

        public LeapingTimer(LeapingClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _inner = System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            lock (clock._gate)
            {
                clock._timers.Add(this);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._gate)
            {
                (_due, _period) = (dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : _clock.GetTimestamp() + dueTime.Ticks, period);
                return _inner.Change(dueTime, period);
            }
        }

        public void Leap(TimeSpan by)
        {
            // A timer that has fired already fires once more: those who wait look at the clock again, as for any early wake-up.
            if (_due != long.MaxValue)
            {
                _inner.Change(TimeSpan.FromTicks(Math.Max(0, _due - _clock.GetTimestamp())), _period);
            }
        }

        public void Dispose()
        {
            lock (_clock._gate)
            {
                _clock._timers.Remove(this);
            }

            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
