using System.Text.Json;
using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Sync;
using Bridge.Host.Settings;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Tickets;

/// <summary>A route that keeps a help desk's tickets in the hub: nothing leaves, and a page and its place are one transaction.</summary>
internal sealed class TicketRun : IRouteRun
{
    private readonly RouteTelemetry _telemetry;

    /// <summary>Creates the route.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="source">Where tickets come from.</param>
    /// <param name="from">Connection of the source.</param>
    /// <param name="tickets">Where they are kept.</param>
    /// <param name="store">Where runs and unreadable rows are noted.</param>
    /// <param name="stream">Number of the route's stream in that store.</param>
    /// <param name="time">The clock.</param>
    public TicketRun(
        RouteSettings settings, ISource<Ticket> source, Connection from, TicketStore tickets, BridgeStore store, long stream, TimeProvider time)
    {
        (Settings, Source, From, Tickets, Store, Stream, Time) = (settings, source, from, tickets, store, stream, time);
        _telemetry = new RouteTelemetry(settings, from.Context.Calls, from.Context.Calls);
    }

    /// <inheritdoc />
    public string Route => Settings.Name;

    private RouteSettings Settings { get; }

    private ISource<Ticket> Source { get; }

    private Connection From { get; }

    private TicketStore Tickets { get; }

    private BridgeStore Store { get; }

    private long Stream { get; }

    private TimeProvider Time { get; }

    /// <inheritdoc />
    public async Task<SyncSummary> SyncAsync(RunOptions options, RunCounters counters, CancellationToken cancellationToken)
    {
        var runs = new Runs(Store, Time);
        var id = runs.Start(Stream);
        var calls = From.Context.Calls;
        var (reads, retries, throttled) = (calls.Reads, calls.Retries, calls.ThrottledTime);
        var started = Time.GetTimestamp();
        using var span = _telemetry.StartRun();
        try
        {
            var counts = options.Replay is null ? await ReadAsync(options, counters, cancellationToken) : default;
            var duration = Time.GetElapsedTime(started);
            var summary = new SyncSummary
            {
                Route = Route,
                Read = counters.Read,
                Created = counters.Created,
                Updated = counters.Updated,
                Unchanged = counts.Unchanged,
                Deactivated = counters.Deactivated,
                DeadLettered = counters.DeadLettered,
                ReadCalls = calls.Reads - reads,
                Retries = calls.Retries - retries,
                ThrottledSeconds = Math.Round((calls.ThrottledTime - throttled).TotalSeconds, 3),
                DurationSeconds = Math.Round(duration.TotalSeconds, 3),
                Cursor = Tickets.FindReading(Settings.From)?.Cursor.Value,
                Warnings = [.. new[] { (Source as IWarns)?.Warn() }.OfType<string>()],
            };
            var outcome = counters.DeadLettered > 0 ? "setAside" : "done";
            _telemetry.EndRun(span, counters, outcome, duration);
            runs.End(id, outcome, null, JsonSerializer.Serialize(summary, SummaryJson.Default.SyncSummary));
            return summary;
        }
        catch (Exception error)
        {
            _telemetry.EndRun(span, counters, RunOutcomes.Of(error), Time.GetElapsedTime(started));
            runs.End(id, RunOutcomes.Of(error), error is ConnectorException or StoreException ? error.Message : null, null);
            throw;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<PlannedPage> PlanAsync(
        RunOptions options, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Nothing leaves, so there is nothing to show before it does; the help desk's few exports a minute are not spent on it.
        await Task.CompletedTask;
        yield break;
    }

    /// <inheritdoc />
    public BeforeReader OpenBefore() => new(null, Store, Stream, new TargetShape([]), new Dictionary<string, long>());

    private async Task<TicketCounts> ReadAsync(RunOptions options, RunCounters counters, CancellationToken cancellationToken)
    {
        var deadLetters = new DeadLetters(Store, Time);
        var hasDeadLetters = deadLetters.Count(Stream) > 0;
        var reached = Tickets.FindReading(Settings.From);
        var isWhole = options.IsFull || options.IsVerified;
        var isComplete = !isWhole && reached is { IsComplete: true };
        var request = new ReadRequest(isWhole ? null : reached?.Cursor, options.Accepted) { Reached = reached?.Cursor };
        var total = default(TicketCounts);
        await foreach (var page in PageReader.ReadAheadAsync(Source.ReadAsync(request, cancellationToken), _telemetry.StartRead, cancellationToken))
        {
            if (page.Refused.Count > 0 || hasDeadLetters)
            {
                hasDeadLetters = true;
                Store.Write(connection =>
                {
                    page.Refused.ToList().ForEach(row => deadLetters.Save(connection, Stream, row.ExternalId, row.Refusal, null));
                    DeadLetters.Clear(connection, Stream, page.Records.Select(ticket => ticket.Key.ExternalId));
                });
            }

            var counts = Tickets.Save(Settings.From, page.Records, new TicketReading(page.Next, isComplete, Time.GetUtcNow()));
            total = new(total.Created + counts.Created, total.Updated + counts.Updated, total.Unchanged + counts.Unchanged, total.Buried + counts.Buried);
            counters.Add(page.Records.Count + page.Refused.Count, counts.Created, counts.Updated, counts.Unchanged, counts.Buried, page.Refused.Count);
            _telemetry.Report(counters);
        }

        if (Tickets.FindReading(Settings.From) is { } now)
        {
            Tickets.Save(Settings.From, [], now with { IsComplete = true, SavedAt = Time.GetUtcNow() });
        }

        return total;
    }
}
