using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Core.Interactions;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Features.Sync;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Interactions;

/// <summary>A route that brings what a CRM notes down of contacts with members into the list of interactions: nothing leaves.</summary>
/// <param name="settings">Its settings.</param>
/// <param name="source">Where interactions come from.</param>
/// <param name="from">Connection of the source.</param>
/// <param name="path">File of the interactions.</param>
/// <param name="store">Where runs, the place of the reading and unreadable rows are noted.</param>
/// <param name="system">The system that is read.</param>
/// <param name="time">The clock.</param>
internal sealed class InteractionRun(
    RouteSettings settings, IReadsInteractions source, Connection from, string path, BridgeStore store, KnownSystem system, TimeProvider time) : IRouteRun
{
    // Nothing is mapped, and the name of the stream tells the system.
    private static readonly ReadingBasis _basis = new(0, Source: null);

    private readonly KeptRun _frame = new(settings, from, store, system, time);
    private readonly Checkpoints _checkpoints = new(store, system.Stream, time);

    /// <inheritdoc />
    public string Route => settings.Name;

    /// <inheritdoc />
    public Task<SyncSummary> SyncAsync(RunOptions options, RunCounters counters, CancellationToken cancellationToken) => _frame.RunAsync(
        options,
        counters,
        () => options.Replay is null ? ReadAsync(options.IsFull || options.IsVerified, counters, cancellationToken) : Task.CompletedTask,
        () => _checkpoints.Find()?.Cursor.Value,
        source,
        cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<PlannedPage> PlanAsync(RunOptions options, CancellationToken cancellationToken) => KeptRun.Plan;

    /// <inheritdoc />
    public BeforeReader OpenBefore() => _frame.OpenBefore();

    private async Task ReadAsync(bool isWhole, RunCounters counters, CancellationToken cancellationToken)
    {
        await using var kept = InteractionStore.Open(path);
        var reached = isWhole ? null : _checkpoints.Find();
        Cursor? last = null;
        await foreach (var page in source.ReadAsync(reached?.Cursor, cancellationToken))
        {
            // The list first: what is told a second time after a crash between the two changes nothing.
            var changed = kept.Follow(page.Interactions, page.Gone);
            Note(page, isComplete: reached is { IsComplete: true });
            last = page.Next;
            counters.Add(
                page.Interactions.Count + page.Gone.Count + page.Refused.Count, 0, changed, page.Interactions.Count - changed + page.Gone.Count, 0, page.Refused.Count);
            _frame.Instruments.Report(counters);
        }

        if ((last ?? reached?.Cursor) is { } end)
        {
            store.Write(connection => _checkpoints.Save(connection, end, _basis, isComplete: true));
        }
    }

    private void Note(InteractionPage page, bool isComplete) => store.Write(connection =>
    {
        _frame.Note(connection, page.Refused, page.Interactions.Select(one => one.Key.ExternalId).Concat(page.Gone.Select(key => key.ExternalId)));
        _checkpoints.Save(connection, page.Next, _basis, isComplete);
    });
}
