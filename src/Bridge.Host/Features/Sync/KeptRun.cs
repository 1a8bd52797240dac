using System.Text.Json;
using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync;

/// <summary>The frame of a run whose records the hub keeps itself: notes its beginning, its end and what it counted.</summary>
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
        using var turn = await RouteHold.TakeAsync(settings, store, time, cancellationToken);
        var runs = new Runs(store, time);
        var id = runs.Start(stream);
        var calls = from.Context.Calls;
        var (reads, retries, throttled) = (calls.Reads, calls.Retries, calls.ThrottledTime);
        var started = time.GetTimestamp();
        using var span = Instruments.StartRun();
        try
        {
            await read();
            var duration = time.GetElapsedTime(started);
            var summary = new SyncSummary
            {
                Route = settings.Name,
                Read = counters.Read,
                Created = counters.Created,
                Updated = counters.Updated,
                Unchanged = counters.Unchanged,
                Deactivated = counters.Deactivated,
                DeadLettered = counters.DeadLettered,
                ReadCalls = calls.Reads - reads,
                Retries = calls.Retries - retries,
                ThrottledSeconds = Math.Round((calls.ThrottledTime - throttled).TotalSeconds, 3),
                DurationSeconds = Math.Round(duration.TotalSeconds, 3),
                Cursor = place(),
                Warnings = [.. new[] { (source as IWarns)?.Warn() }.OfType<string>()],
            };
            var outcome = counters.DeadLettered > 0 ? "setAside" : "done";
            Instruments.EndRun(span, counters, outcome, duration);
            runs.End(id, outcome, null, JsonSerializer.Serialize(summary, SummaryJson.Default.SyncSummary));
            return summary;
        }
        catch (Exception error)
        {
            Instruments.EndRun(span, counters, RunOutcomes.Of(error), time.GetElapsedTime(started));
            runs.End(id, RunOutcomes.Of(error), error is ConnectorException or StoreException ? error.Message : null, null);
            throw;
        }
    }
}
