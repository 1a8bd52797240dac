namespace Bridge.Core.Telemetry;

/// <summary>Counts the calls made over one connection. Safe for parallel use.</summary>
public sealed class CallMeter
{
    private long _reads;
    private long _writes;
    private long _polls;
    private long _retries;
    private long _throttled;
    private long _throttledTicks;

    /// <summary>Where the counts also go as telemetry; null for nowhere.</summary>
    public CallInstruments? Instruments { get; init; }

    /// <summary>Calls that read records, fields or people.</summary>
    public long Reads => Interlocked.Read(ref _reads);

    /// <summary>Calls that could change the target.</summary>
    public long Writes => Interlocked.Read(ref _writes);

    /// <summary>Calls that asked how an accepted job stands.</summary>
    public long Polls => Interlocked.Read(ref _polls);

    /// <summary>Calls that were made again after a failure; each is also counted as read, write or poll.</summary>
    public long Retries => Interlocked.Read(ref _retries);

    /// <summary>Answers that said "too many requests".</summary>
    public long Throttled => Interlocked.Read(ref _throttled);

    /// <summary>Wall time in which the connection was closed by a rate limit.</summary>
    public TimeSpan ThrottledTime => TimeSpan.FromTicks(Interlocked.Read(ref _throttledTicks));

    /// <summary>Counts one call as it is sent.</summary>
    /// <param name="kind">What it does.</param>
    /// <param name="isRetry">True when it repeats a failed one.</param>
    public void Count(CallKind kind, bool isRetry)
    {
        Interlocked.Increment(ref kind == CallKind.Read ? ref _reads : ref kind == CallKind.Write ? ref _writes : ref _polls);
        if (isRetry)
        {
            Interlocked.Increment(ref _retries);
        }

        Instruments?.Count(kind, isRetry);
    }

    /// <summary>Counts one "too many requests".</summary>
    public void CountThrottled() => Interlocked.Increment(ref _throttled);

    /// <summary>Adds time in which the connection was closed.</summary>
    /// <param name="time">How long.</param>
    public void AddThrottledTime(TimeSpan time)
    {
        Interlocked.Add(ref _throttledTicks, time.Ticks);
        Instruments?.AddThrottledTime(time);
    }
}

/// <summary>What a call does.</summary>
public enum CallKind
{
    /// <summary>Reads.</summary>
    Read,

    /// <summary>May change the target.</summary>
    Write,

    /// <summary>Asks how an accepted job stands.</summary>
    Poll,
}
