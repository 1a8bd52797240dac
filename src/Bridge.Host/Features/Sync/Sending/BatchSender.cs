using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Features.Sync.Guards;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync.Sending;

/// <summary>Sends one batch: durable intent first, then the sink, then all outcomes in one transaction.</summary>
/// <typeparam name="T">Record kind.</typeparam>
internal sealed class BatchSender<T>(
    OpenRoute<T> route, CommitQueue commits, PageLedger ledger, PendingWrites pending, RunCounters counters, RefusalGuard guard, Batching batching)
    where T : IRecord
{
    private const int MostOfIntent = 200;
    private readonly SettledSending<T> _settled = new(route, batching);
    private long _lastBatch = new Intents(route.Store, route.Stream).Last();

    /// <summary>Sends a batch.</summary>
    /// <param name="batch">The writes; at most the sink's largest batch or load.</param>
    /// <param name="cancellationToken">Abandons the batch; it is then settled by the next run.</param>
    /// <returns>A task that ends once the outcomes are in the store.</returns>
    /// <exception cref="ConnectorException">The target cannot be used, not even to tell what became of the batch; the next run settles it.</exception>
    public async Task SendAsync(IReadOnlyList<QueuedWrite> batch, CancellationToken cancellationToken)
    {
        var intents = Intended(batch);
        long[] numbers = [.. intents.Select(intent => intent.Batch)];
        await commits.CommitAsync(new CommitUnit { Announced = intents });
        await TellRemovalsAsync(batch, cancellationToken);
        IReadOnlyList<WriteResult> results;
        try
        {
            using var span = route.Telemetry.StartUpsert(batch.Count);
            results = await _settled.SendAsync(batch, name => commits.CommitAsync(new CommitUnit { Loads = [(numbers[0], name)] }), cancellationToken);
        }
        catch (ConnectorException error) when (error.Kind == FailureKind.Data)
        {
            await commits.CommitAsync(new CommitUnit { Settled = numbers });
            await SplitAsync(batch, error, cancellationToken);
            return;
        }

        await SettleAsync(numbers, batch, results);
    }

    private async Task TellRemovalsAsync(IReadOnlyList<QueuedWrite> batch, CancellationToken cancellationToken)
    {
        foreach (var change in batch.Select(write => write.Change).Where(change => change.Removed is not null))
        {
            foreach (var removal in change.Removed!) // filtered above
            {
                await route.Journal.RemovedAsync(change.ExternalId, removal.Field, removal.Kind, cancellationToken);
                counters.AddCardsRemoved();
            }
        }
    }

    private async Task SplitAsync(IReadOnlyList<QueuedWrite> batch, ConnectorException error, CancellationToken cancellationToken)
    {
        if (batch.Count == 1)
        {
            var refusal = new Refusal("refused", error.Problem);
            await SettleAsync([], batch, [new WriteResult(batch[0].Change.ExternalId, WriteOutcome.Refused, null, refusal)]);
            return;
        }

        // The target refused the batch as a whole: halves find the record it is about.
        var half = batch.Count / 2;
        await SendAsync([.. batch.Take(half)], cancellationToken);
        await SendAsync([.. batch.Skip(half)], cancellationToken);
    }

    private async Task SettleAsync(long[] numbers, IReadOnlyList<QueuedWrite> batch, IReadOnlyList<WriteResult> results)
    {
        var outcomes = results.ToDictionary(result => result.ExternalId, StringComparer.Ordinal);
        var unit = new OutcomeUnit<T>(route.Kind);
        var settled = new List<OpenPage>(batch.Count);
        var unknown = new List<QueuedWrite>();
        foreach (var write in batch)
        {
            var result = outcomes.GetValueOrDefault(write.Change.ExternalId);
            if (result is null || result.Outcome == WriteOutcome.Unknown)
            {
                counters.AddUnknown();
                unknown.Add(write);
                continue;
            }

            settled.Add(write.Page);
            unit.Add(write.Change, result);
            Count(write.Change, OutcomeUnit<T>.IsMadeOfPart(write.Change, result.Outcome) ? WriteOutcome.Refused : result.Outcome);
        }

        guard.Check(batch.Count - unknown.Count, unit.SetAside.Count, unit.SetAside.FirstOrDefault()?.Refusal);
        await commits.CommitAsync(unit.ToCommit() with
        {
            Settled = numbers,
            Announced = Intended(unknown),
            Cursor = ledger.Settle(settled),
        });
        foreach (var write in batch)
        {
            pending.Remove(After(write));
        }

        route.Telemetry.Report(counters);
    }

    // The intent of a load is cut: as one it would be megabytes of bytes at once.
    private List<Intent> Intended(IReadOnlyList<QueuedWrite> batch) =>
    [
        .. batch.Chunk(MostOfIntent).Select(some =>
            new Intent(Interlocked.Increment(ref _lastBatch), [.. some.Select(After)], [.. some.Select(write => write.Change.Changed)])),
    ];

    private void Count(PlannedChange change, WriteOutcome outcome)
    {
        switch (outcome)
        {
            case WriteOutcome.Refused:
                counters.AddDeadLettered(1);
                break;
            case WriteOutcome.Unchanged:
                counters.AddUnchanged();
                break;
            case WriteOutcome.Created:
                counters.AddCreated();
                break;
            default:
                (change.Kind == ChangeKind.Deactivate ? (Action)counters.AddDeactivated : counters.AddUpdated)();
                break;
        }
    }

    private static Link After(QueuedWrite write) => write.Change.After!; // queued writes always have one
}
