namespace Bridge.Core.Calls.Live;

/// <summary>How a desk stands at a moment, as one phone system tells it.</summary>
/// <param name="At">When it stood so.</param>
/// <param name="Waiting">Callers who wait in a queue.</param>
/// <param name="OldestSince">When the one entered the queue who waits longest; null when nobody waits or it is not told.</param>
/// <param name="MeanSince">The mean of when they entered: their mean wait is what has passed since; null as above.</param>
/// <param name="Agents">What agents do; null when it is not told.</param>
public sealed record Floor(DateTimeOffset At, int Waiting, DateTimeOffset? OldestSince, DateTimeOffset? MeanSince, FloorAgents? Agents)
{
    /// <summary>Callers who were taken off in the last four hours, because nothing had been told of them for as long.</summary>
    public int Lost { get; init; }

    /// <summary>Since when every single call is told; null when only the numbers of the moment are.</summary>
    public DateTimeOffset? CallsSince { get; init; }

    /// <summary>Why single calls are not told now, in words for the admin; null where they are, and where the phone system never tells them.</summary>
    public string? CallsMissing { get; init; }

    /// <summary>
    /// How long after it began a call is told, but for few; zero where it is told at once. Until then fewer calls are known than came: many are a surge all
    /// the same, few say nothing.
    /// </summary>
    public TimeSpan ToldWithin { get; init; }

    /// <summary>Callers who wait by queue, where it is told.</summary>
    public IReadOnlyDictionary<string, int> Queues { get; init; } = new Dictionary<string, int>();
}
