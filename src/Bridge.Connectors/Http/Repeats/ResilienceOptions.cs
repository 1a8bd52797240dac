namespace Bridge.Connectors.Http.Repeats;

/// <summary>Numbers of the retry policy.</summary>
internal sealed record ResilienceOptions
{
    /// <summary>Longest time for one attempt, its whole body included; default 60 s.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Retries of an idempotent call after a transient failure; default 3.</summary>
    public int MaxRetryAttempts { get; init; } = 3;

    /// <summary>Median wait before the first retry; default 200 ms.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest wait between two attempts; default 10 s.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often one call waits as told before the route is parked; default 20.</summary>
    public int MaxThrottledAttempts { get; init; } = 20;

    /// <summary>How long an open circuit stays open; default 15 s.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(15);
}
