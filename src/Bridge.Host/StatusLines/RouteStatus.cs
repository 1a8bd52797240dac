namespace Bridge.Host.StatusLines;

/// <summary>How all routes stand at one instant.</summary>
/// <param name="At">The instant, UTC.</param>
/// <param name="Routes">The routes, in the order of the settings; empty when the store cannot be read.</param>
/// <param name="Problem">Why nothing could be read and what to do; null when all could.</param>
internal sealed record StatusSnapshot(DateTimeOffset At, IReadOnlyList<RouteStatus> Routes, string? Problem = null);

/// <summary>One route on the status page, or a queue that works beside the routes.</summary>
internal sealed record RouteStatus
{
    /// <summary>Name of the route.</summary>
    public required string Name { get; init; }

    /// <summary>Record kind: <c>member</c>, <c>office</c>.</summary>
    public required string Record { get; init; }

    /// <summary>Connection it reads.</summary>
    public required string From { get; init; }

    /// <summary>Connection it writes.</summary>
    public required string To { get; init; }

    /// <summary>How it stands: Idle, Running, Throttled, NeedsConsent or Faulted.</summary>
    public required string State { get; init; }

    /// <summary>What happened and what to do; null when all is well.</summary>
    public string? Message { get; init; }

    /// <summary>UTC start of the last run, or null before the first.</summary>
    public DateTimeOffset? LastRunAt { get; init; }

    /// <summary>How the last run ended, or null.</summary>
    public string? LastOutcome { get; init; }

    /// <summary>How long the last run took, seconds; null before its end.</summary>
    public double? LastRunSeconds { get; init; }

    /// <summary>UTC instant as of which the target holds what the source holds, or null before the first full read.</summary>
    public DateTimeOffset? CurrentAsOf { get; init; }

    /// <summary>Age of <see cref="CurrentAsOf"/>, seconds.</summary>
    public double? LagSeconds { get; init; }

    /// <summary>For a queue beside the routes: how much waits in it; null for a route.</summary>
    public long? Waiting { get; init; }

    /// <summary>For a queue: when the oldest that waits was accepted, UTC; null when nothing waits.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>Records set aside.</summary>
    public long DeadLetters { get; init; }

    /// <summary>UTC instant until which a system asked for no calls, or null.</summary>
    public DateTimeOffset? ThrottledUntil { get; init; }

    /// <summary>UTC instant of the next run, or null when there is none before a person acts.</summary>
    public DateTimeOffset? NextRunAt { get; init; }
}
