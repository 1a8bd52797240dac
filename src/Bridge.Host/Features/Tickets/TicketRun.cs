using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Tickets;

/// <summary>A route that keeps a help desk's tickets in the hub: nothing leaves, and a page and its place are one transaction.</summary>
/// <param name="settings">Its settings.</param>
/// <param name="source">Where tickets come from.</param>
/// <param name="from">Connection of the source.</param>
/// <param name="tickets">Where they are kept.</param>
/// <param name="store">Where runs and unreadable rows are noted.</param>
/// <param name="system">The system that is read.</param>
/// <param name="time">The clock.</param>
internal sealed class TicketRun(
    RouteSettings settings, ISource<Ticket> source, Connection from, TicketStore tickets, BridgeStore store, KnownSystem system, TimeProvider time) : IRouteRun
{
    private const int FewVanished = 5;
    private const double MostVanished = 0.05;

    private readonly KeptRun _frame = new(settings, from, store, system, time);

    /// <inheritdoc />
    public string Route => settings.Name;

    /// <inheritdoc />
    public Task<SyncSummary> SyncAsync(RunOptions options, RunCounters counters, CancellationToken cancellationToken) => _frame.RunAsync(
        options,
        counters,
        () => options.Replay is null ? ReadAsync(options, counters, cancellationToken) : Task.CompletedTask,
        () => tickets.FindReading(settings.From)?.Cursor.Value,
        source,
        cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<PlannedPage> PlanAsync(RunOptions options, CancellationToken cancellationToken) => KeptRun.Plan;

    /// <inheritdoc />
    public BeforeReader OpenBefore() => _frame.OpenBefore();

    private async Task ReadAsync(RunOptions options, RunCounters counters, CancellationToken cancellationToken)
    {
        var hasDeadLetters = new DeadLetters(store, time).Count(system.Stream) > 0;
        var reached = tickets.FindReading(settings.From);
        var isWhole = options.IsFull || options.IsVerified;
        var list = source as IListsKeys;
        var sweeps = reached is not null && list is not null && (isWhole || !reached.IsComplete || time.GetUtcNow() - reached.SavedAt > list.DeletionsReach);
        var isComplete = !isWhole && !sweeps && reached is { IsComplete: true };
        var request = new ReadRequest(isWhole ? null : reached?.Cursor, options.Accepted) { Reached = reached?.Cursor };
        await foreach (var page in PageReader.ReadAheadAsync(source.ReadAsync(request, cancellationToken), _frame.Instruments.StartRead, cancellationToken))
        {
            if (page.Refused.Count > 0 || hasDeadLetters)
            {
                hasDeadLetters = true;
                store.Write(connection => _frame.Note(connection, page.Refused, page.Records.Select(ticket => ticket.Key.ExternalId)));
            }

            var counts = tickets.Save(settings.From, page.Records, new TicketReading(page.Next, isComplete, time.GetUtcNow()));
            counters.Add(page.Records.Count + page.Refused.Count, counts.Created, counts.Updated, counts.Unchanged, counts.Buried, page.Refused.Count);
            _frame.Instruments.Report(counters);
        }

        if (sweeps)
        {
            await SweepAsync(list!, options, counters, cancellationToken); // only with a list
        }

        if (tickets.FindReading(settings.From) is { } now)
        {
            tickets.Save(settings.From, [], now with { IsComplete = true, SavedAt = time.GetUtcNow() });
        }
    }

    // After a long gap a help desk may give everything anew in place of what was deleted meanwhile.
    private async Task SweepAsync(IListsKeys keys, RunOptions options, RunCounters counters, CancellationToken cancellationToken)
    {
        // Before the list, so that a ticket which is opened while it is read is in no danger.
        var kept = tickets.Standing(settings.From);
        var vanished = kept.ToDictionary(ticket => ticket.Key.ExternalId, StringComparer.Ordinal);
        await foreach (var listed in keys.ListKeysAsync(cancellationToken))
        {
            foreach (var key in listed)
            {
                vanished.Remove(key);
            }
        }

        if (vanished.Count > Math.Max(FewVanished, kept.Count * MostVanished) && !options.Accepted.Contains(Surprises.MassDeactivation))
        {
            throw new ConnectorException(
                FailureKind.NeedsConsent,
                $"{vanished.Count} of {kept.Count} tickets are no longer in the help desk's list.",
                $"Look whether the bridge's user may still see all of them; if they were really deleted, run again with --accept {Surprises.MassDeactivation}. None was marked as deleted.")
            { Surprise = Surprises.MassDeactivation };
        }

        if (vanished.Count > 0 && tickets.FindReading(settings.From) is { } reading)
        {
            var counts = tickets.Save(settings.From, [.. vanished.Values], reading);
            counters.Add(0, counts.Created, counts.Updated, counts.Unchanged, counts.Buried, 0);
        }
    }
}
