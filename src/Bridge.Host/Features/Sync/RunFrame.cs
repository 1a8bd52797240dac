using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync;

/// <summary>The frame of every run of a route: takes the route's turn, and notes in the store and to the instruments how the run begins and ends.</summary>
/// <param name="settings">The route.</param>
/// <param name="store">Where runs are noted.</param>
/// <param name="stream">Number of the route's stream in that store.</param>
/// <param name="time">The clock.</param>
/// <param name="instruments">Spans and instruments of the route.</param>
internal sealed class RunFrame(RouteSettings settings, BridgeStore store, long stream, TimeProvider time, RouteTelemetry instruments)
{
    /// <summary>Runs.</summary>
    /// <param name="counters">Counts of the run.</param>
    /// <param name="work">What is done once it is this run's turn.</param>
    /// <param name="summarize">Says afterwards what was done, and is told how long it took.</param>
    /// <param name="cancellationToken">Stops waiting for another process that runs the route; the work has a token of its own.</param>
    /// <returns>What the run did.</returns>
    public async Task<SyncSummary> RunAsync(
        RunCounters counters, Func<Task> work, Func<TimeSpan, SyncSummary> summarize, CancellationToken cancellationToken)
    {
        using var turn = await RouteHold.TakeAsync(settings, store, time, cancellationToken);
        var runs = new Runs(store, time);
        var id = runs.Start(stream);
        var started = time.GetTimestamp();
        using var span = instruments.StartRun();
        try
        {
            await work();
            var duration = time.GetElapsedTime(started);
            var summary = summarize(duration);
            var outcome = counters.DeadLettered > 0 ? "setAside" : "done";
            instruments.EndRun(span, counters, outcome, duration);
            runs.End(id, outcome, null, JsonSerializer.Serialize(summary, SummaryJson.Default.SyncSummary));
            return summary;
        }
        catch (Exception error)
        {
            instruments.EndRun(span, counters, RunOutcomes.Of(error), time.GetElapsedTime(started));
            runs.End(id, RunOutcomes.Of(error), error is ConnectorException or StoreException ? error.Message : null, null);
            throw;
        }
    }
}
