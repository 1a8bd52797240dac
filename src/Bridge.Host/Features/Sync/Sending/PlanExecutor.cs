using System.Threading.Channels;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Features.Sync.Guards;
using Bridge.Host.Features.Sync.Planning;

namespace Bridge.Host.Features.Sync.Sending;

/// <summary>Carries a plan out: fills batches across pages, sends them in parallel, moves the checkpoint behind them.</summary>
/// <typeparam name="T">Record kind.</typeparam>
internal sealed class PlanExecutor<T>
    where T : IRecord
{
    private const int BatchesReady = 10;
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(10);

    private readonly OpenRoute<T> _route;
    private readonly CommitQueue _commits;
    private readonly PendingWrites _pending;
    private readonly RunCounters _counters;
    private readonly DeactivationGuard _guard;
    private readonly PageLedger _ledger = new();
    private readonly UnderWay _underWay = new();
    private readonly BatchSender<T> _sender;
    private readonly Channel<IReadOnlyList<QueuedWrite>> _batches;
    private readonly List<QueuedWrite> _held = [];
    private readonly Batching _batching;

    /// <summary>Creates the executor.</summary>
    /// <param name="route">The route.</param>
    /// <param name="commits">Brings outcomes into the store.</param>
    /// <param name="pending">Writes under way.</param>
    /// <param name="counters">Counts.</param>
    /// <param name="guard">Limits deactivations.</param>
    /// <param name="refusals">Limits refusals.</param>
    public PlanExecutor(
        OpenRoute<T> route, CommitQueue commits, PendingWrites pending, RunCounters counters, DeactivationGuard guard, RefusalGuard refusals)
    {
        (_route, _commits, _pending, _counters, _guard) = (route, commits, pending, counters, guard);
        _batching = new Batching(route.Sink.MaxBatch, route.Sink as ITakesLoads);
        _sender = new BatchSender<T>(route, commits, _ledger, pending, counters, refusals, _batching);
        _batches = Channel.CreateBounded<IReadOnlyList<QueuedWrite>>(BatchesReady);
        pending.SettleAllAsync = SettleAllAsync;
    }

    /// <summary>Carries the plan out to its end.</summary>
    /// <param name="plan">The planned pages.</param>
    /// <param name="cancellationToken">Stops taking pages; batches under way get a short time to end.</param>
    /// <returns>A task that ends once everything is in the store.</returns>
    public async Task ExecuteAsync(IAsyncEnumerable<PlannedPage> plan, CancellationToken cancellationToken)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var hard = new CancellationTokenSource();
        await using var stopping = cancellationToken.Register(() => hard.CancelAfter(_grace));
        var senders = Enumerable.Range(0, _route.Sink.MaxParallel)
            .Select(_ => Task.Run(() => SendAllAsync(failed, hard.Token), CancellationToken.None)).ToArray();
        try
        {
            await foreach (var page in plan.WithCancellation(failed.Token))
            {
                await TakeAsync(page, failed.Token);
            }

            await SendRestAsync(failed.Token);
        }
        catch (ConnectorException error) when (
            error.Kind is FailureKind.Transient or FailureKind.Throttled && !failed.IsCancellationRequested)
        {
            // The source stopped; what it gave before is good, and the next run reads on behind it.
            await SendRestAsync(failed.Token);
            throw;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A sender failed and stopped the reading; its error is thrown below.
        }
        finally
        {
            _batches.Writer.TryComplete();
            await Task.WhenAll(senders);
        }
    }

    private async Task SendRestAsync(CancellationToken cancellationToken)
    {
        _guard.Check(_held.Count);
        foreach (var write in _held)
        {
            await BufferAsync(write, cancellationToken);
        }

        await FlushAsync(cancellationToken);
    }

    private async Task TakeAsync(PlannedPage page, CancellationToken cancellationToken)
    {
        _counters.Add(page);
        var aside = page.Changes.Where(change => change.Refusal is not null).ToList();
        var open = _ledger.Open(page.Next, page.Changes.Count - aside.Count + 1);
        foreach (var change in page.Changes.Where(change => change.Refusal is null))
        {
            var write = new QueuedWrite(change, open);
            if (change.Kind == ChangeKind.Deactivate)
            {
                _held.Add(write);
            }
            else
            {
                await BufferAsync(write, cancellationToken);
            }
        }

        // The extra one of the count above stands for what the page settles by itself.
        var unit = new OutcomeUnit<T>(_route.Kind);
        _counters.AddDeadLettered(aside.Count);
        await _commits.CommitAsync(new CommitUnit
        {
            SetAside = [.. aside.Select(change => new SetAside(change.ExternalId, change.Refusal!, unit.Json(change)))], // filtered above
            Released = page.Released,
            Cursor = _ledger.Settle([open]),
        });
    }

    private async Task BufferAsync(QueuedWrite write, CancellationToken cancellationToken)
    {
        if (_batching.Add(write))
        {
            await FlushAsync(cancellationToken);
        }
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var batch in _batching.Take())
        {
            _underWay.Begin();
            await _batches.Writer.WriteAsync(batch, cancellationToken);
            if (_batching.IsLoad(batch.Count))
            {
                // Memory holds one load: the next is gathered once this one is in the store. At the target it would lock the rows of this one.
                await _underWay.Idle.WaitAsync(cancellationToken);
            }
        }
    }

    private async Task SettleAllAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        await _underWay.Idle.WaitAsync(cancellationToken);
    }

    private async Task SendAllAsync(CancellationTokenSource failed, CancellationToken hard)
    {
        await foreach (var batch in _batches.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (failed.IsCancellationRequested)
            {
                continue; // Not sent, no intent: the next run reads these records again.
            }

            try
            {
                await _sender.SendAsync(batch, hard);
                _underWay.End();
            }
            catch
            {
                await failed.CancelAsync();
                throw;
            }
        }
    }
}
