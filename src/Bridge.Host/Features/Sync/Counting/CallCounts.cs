using Bridge.Connectors.Http;

namespace Bridge.Host.Features.Sync.Counting;

/// <summary>What a route's connections had counted when a run began.</summary>
/// <param name="Writes">Calls that could change the target.</param>
/// <param name="Reads">Calls that read, on both sides.</param>
/// <param name="Polls">Calls that asked about jobs.</param>
/// <param name="Retries">Calls made again.</param>
/// <param name="Throttled">Time in which a limit held calls back.</param>
internal sealed record CallCounts(long Writes, long Reads, long Polls, long Retries, TimeSpan Throttled)
{
    /// <summary>Reads the counts.</summary>
    /// <param name="source">Connection that is read.</param>
    /// <param name="target">Connection that is written.</param>
    /// <returns>The counts now.</returns>
    public static CallCounts Of(Connection source, Connection target)
    {
        var (from, to) = (source.Context.Calls, target.Context.Calls);
        return new CallCounts(
            to.Writes, from.Reads + to.Reads, to.Polls, from.Retries + to.Retries, from.ThrottledTime + to.ThrottledTime);
    }

    /// <summary>Reads the counts of a connection that is read alone.</summary>
    /// <param name="source">The connection.</param>
    /// <returns>The counts now.</returns>
    public static CallCounts Of(Connection source)
    {
        var calls = source.Context.Calls;
        return new CallCounts(0, calls.Reads, 0, calls.Retries, calls.ThrottledTime);
    }

    /// <summary>Makes the summary of a run that began with these counts.</summary>
    /// <param name="now">The counts at its end.</param>
    /// <param name="route">Name of the route.</param>
    /// <param name="counters">What the run did.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="cursor">Where the next run reads on.</param>
    /// <param name="warnings">What an administrator should know.</param>
    /// <returns>The summary.</returns>
    public SyncSummary Summarize(
        CallCounts now, string route, RunCounters counters, TimeSpan duration, string? cursor, IReadOnlyList<string> warnings) => new()
        {
            Route = route,
            Read = counters.Read,
            Created = counters.Created,
            Updated = counters.Updated,
            Unchanged = counters.Unchanged,
            Deactivated = counters.Deactivated,
            DeadLettered = counters.DeadLettered,
            WriteCalls = now.Writes - Writes,
            ReadCalls = now.Reads - Reads,
            JobPolls = now.Polls - Polls,
            Retries = now.Retries - Retries,
            ThrottledSeconds = Math.Round((now.Throttled - Throttled).TotalSeconds, 3),
            DurationSeconds = Math.Round(duration.TotalSeconds, 3),
            Cursor = cursor,
            Warnings = warnings,
        };
}
