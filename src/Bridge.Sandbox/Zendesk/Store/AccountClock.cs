namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>The account's clock; while the past is being made up it stands at the moment that is made up.</summary>
internal sealed class AccountClock(TimeProvider clock) : TimeProvider
{
    private long _pinned;

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <summary>Lets the clock stand at a moment; null lets it go on.</summary>
    public void Pin(DateTimeOffset? moment) => Volatile.Write(ref _pinned, moment?.UtcTicks ?? 0);

    public override DateTimeOffset GetUtcNow() =>
        Volatile.Read(ref _pinned) is var ticks && ticks != 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
