using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Storage;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Sync;

/// <summary>The frame of a run whose records the hub keeps itself: what it says of a run is what the source's connection counted.</summary>
/// <param name="settings">The route.</param>
/// <param name="from">Connection of the source.</param>
/// <param name="store">Where runs are noted.</param>
/// <param name="system">The system that is read.</param>
/// <param name="time">The clock.</param>
internal sealed class KeptRun(RouteSettings settings, Connection from, BridgeStore store, KnownSystem system, TimeProvider time)
{
    private readonly long _stream = system.Stream;

    /// <summary>Spans and instruments of the route.</summary>
    public RouteTelemetry Instruments { get; } = new(settings, from.Context.Calls, from.Context.Calls);

    /// <summary>Runs.</summary>
    /// <param name="options">What a person accepts.</param>
    /// <param name="counters">Counts of the run.</param>
    /// <param name="read">Reads and keeps.</param>
    /// <param name="place">Tells where the reading stands afterwards.</param>
    /// <param name="source">The source, which may have warnings.</param>
    /// <param name="cancellationToken">Stops waiting for another process that runs the route; reading has a token of its own.</param>
    /// <returns>What the run did.</returns>
    public async Task<SyncSummary> RunAsync(
        RunOptions options, RunCounters counters, Func<Task> read, Func<string?> place, object source, CancellationToken cancellationToken)
    {
        var before = CallCounts.Of(from);
        return await new RunFrame(settings, store, _stream, time, Instruments).RunAsync(
            counters,
            () =>
            {
                system.Check(settings.From, options.Accepted.Contains(Surprises.SameSystem));
                before = CallCounts.Of(from); // while the run waited for its turn, others may have called
                return read();
            },
            duration => before.Summarize(
                CallCounts.Of(from), settings.Name, counters, duration, place(), [.. new[] { (source as IWarns)?.Warn() }.OfType<string>()]),
            cancellationToken);
    }

    /// <summary>What would change elsewhere: nothing leaves, so there is nothing to show, and the source's few reads are not spent on it.</summary>
    public static IAsyncEnumerable<PlannedPage> Plan { get; } = AsyncEnumerable.Empty<PlannedPage>();

    /// <summary>Reads what a target holds before a change: no target is there.</summary>
    /// <returns>The reader.</returns>
    public BeforeReader OpenBefore() => new(null, store, _stream, new TargetShape([]), new Dictionary<string, long>());

    /// <summary>Sets aside what could not be read, and takes back what can be read now; for use inside a transaction.</summary>
    /// <param name="connection">The store's connection.</param>
    /// <param name="refused">What could not be read.</param>
    /// <param name="read">External ids of what was read.</param>
    public void Note(SqliteConnection connection, IReadOnlyList<RefusedRow> refused, IEnumerable<string> read)
    {
        var deadLetters = new DeadLetters(store, time);
        foreach (var row in refused)
        {
            deadLetters.Save(connection, _stream, row.ExternalId, row.Refusal, null);
        }

        DeadLetters.Clear(connection, _stream, read);
    }
}
