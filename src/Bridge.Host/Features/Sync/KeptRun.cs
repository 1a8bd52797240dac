using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync;

/// <summary>The frame of a run whose records the hub keeps itself: what it says of a run is what the source's connection counted.</summary>
/// <param name="settings">The route.</param>
/// <param name="from">Connection of the source.</param>
/// <param name="store">Where runs are noted.</param>
/// <param name="stream">Number of the route's stream in that store.</param>
/// <param name="time">The clock.</param>
internal sealed class KeptRun(RouteSettings settings, Connection from, BridgeStore store, long stream, TimeProvider time)
{
    /// <summary>Spans and instruments of the route.</summary>
    public RouteTelemetry Instruments { get; } = new(settings, from.Context.Calls, from.Context.Calls);

    /// <summary>Runs.</summary>
    /// <param name="counters">Counts of the run.</param>
    /// <param name="read">Reads and keeps.</param>
    /// <param name="place">Tells where the reading stands afterwards.</param>
    /// <param name="source">The source, which may have warnings.</param>
    /// <param name="cancellationToken">Stops waiting for another process that runs the route; reading has a token of its own.</param>
    /// <returns>What the run did.</returns>
    public async Task<SyncSummary> RunAsync(
        RunCounters counters, Func<Task> read, Func<string?> place, object source, CancellationToken cancellationToken)
    {
        var before = CallCounts.Of(from);
        return await new RunFrame(settings, store, stream, time, Instruments).RunAsync(
            counters,
            () =>
            {
                before = CallCounts.Of(from); // while the run waited for its turn, others may have called
                return read();
            },
            duration => before.Summarize(
                CallCounts.Of(from), settings.Name, counters, duration, place(), [.. new[] { (source as IWarns)?.Warn() }.OfType<string>()]),
            cancellationToken);
    }
}
