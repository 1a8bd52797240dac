using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Tickets;

/// <summary>A route that keeps a help desk's tickets in the hub: nothing leaves, and a page and its place are one transaction.</summary>
internal sealed class TicketRun : IRouteRun
{
    private readonly KeptRun _frame;

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
        (Settings, Source, Tickets, Store, Stream, Time) = (settings, source, tickets, store, stream, time);
        _frame = new KeptRun(settings, from, store, stream, time);
    }

    /// <inheritdoc />
    public string Route => Settings.Name;

    private RouteSettings Settings { get; }

    private ISource<Ticket> Source { get; }

    private TicketStore Tickets { get; }

    private BridgeStore Store { get; }

    private long Stream { get; }

    private TimeProvider Time { get; }

    /// <inheritdoc />
    public Task<SyncSummary> SyncAsync(RunOptions options, RunCounters counters, CancellationToken cancellationToken) => _frame.RunAsync(
        counters,
        () => options.Replay is null ? ReadAsync(options, counters, cancellationToken) : Task.CompletedTask,
        () => Tickets.FindReading(Settings.From)?.Cursor.Value,
        Source,
        cancellationToken);

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

    private async Task ReadAsync(RunOptions options, RunCounters counters, CancellationToken cancellationToken)
    {
        var deadLetters = new DeadLetters(Store, Time);
        var hasDeadLetters = deadLetters.Count(Stream) > 0;
        var reached = Tickets.FindReading(Settings.From);
        var isWhole = options.IsFull || options.IsVerified;
        var isComplete = !isWhole && reached is { IsComplete: true };
        var request = new ReadRequest(isWhole ? null : reached?.Cursor, options.Accepted) { Reached = reached?.Cursor };
        await foreach (var page in PageReader.ReadAheadAsync(Source.ReadAsync(request, cancellationToken), _frame.Instruments.StartRead, cancellationToken))
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
            counters.Add(page.Records.Count + page.Refused.Count, counts.Created, counts.Updated, counts.Unchanged, counts.Buried, page.Refused.Count);
            _frame.Instruments.Report(counters);
        }

        if (Tickets.FindReading(Settings.From) is { } now)
        {
            Tickets.Save(Settings.From, [], now with { IsComplete = true, SavedAt = Time.GetUtcNow() });
        }
    }
}
