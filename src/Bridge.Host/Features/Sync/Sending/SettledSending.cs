using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync.Planning;

namespace Bridge.Host.Features.Sync.Sending;

/// <summary>
/// Sends writes and finds out within the run what the target did not tell of them: it is read, and what is not there is sent again. The one
/// place for this, whatever the sink: a lost answer costs a look-up, not the run.
/// </summary>
/// <typeparam name="T">Record kind.</typeparam>
/// <param name="route">The route.</param>
/// <param name="batching">Tells what goes as a load.</param>
internal sealed class SettledSending<T>(OpenRoute<T> route, Batching batching)
    where T : IRecord
{
    private readonly IReadsBack? _target = route.Sink as IReadsBack;

    /// <summary>Sends writes.</summary>
    /// <param name="batch">The writes; their intent is in the store.</param>
    /// <param name="announceAsync">Writes down the target's name of a load, before it can take effect.</param>
    /// <param name="cancellationToken">Abandons the sending; all is of unknown outcome then.</param>
    /// <returns>What became of them; those that stay unknown after several rounds have no result, or one that says so.</returns>
    /// <exception cref="ConnectorException">The target cannot be used, or did not tell several times in a row; all is of unknown outcome.</exception>
    public async Task<IReadOnlyList<WriteResult>> SendAsync(
        IReadOnlyList<QueuedWrite> batch, Func<string, Task> announceAsync, CancellationToken cancellationToken)
    {
        var results = new Dictionary<string, WriteResult>(batch.Count, StringComparer.Ordinal);
        var loads = new List<string>();
        var open = batch;
        ConnectorException? lost = null;
        await route.To.SettleAsync(
            async (isRepeat, token) =>
            {
                if (isRepeat)
                {
                    await TakeLandedAsync(open, loads, results, token);
                    (lost, open) = (null, Open(open, results));
                }

                try
                {
                    foreach (var result in open.Count == 0 ? [] : await SendOnceAsync(open, Announce, token))
                    {
                        results[result.ExternalId] = result;
                    }
                }
                catch (ConnectorException error) when (error.Kind == FailureKind.Transient && _target is not null)
                {
                    lost = error;
                    return false;
                }

                open = Open(open, results);
                return open.Count == 0 || _target is null;
            },
            cancellationToken);
        return lost is null ? [.. results.Values] : throw lost;

        async Task Announce(string name)
        {
            await announceAsync(name);
            loads.Add(name);
        }
    }

    private Task<IReadOnlyList<WriteResult>> SendOnceAsync(
        IReadOnlyList<QueuedWrite> batch, Func<string, Task> announceAsync, CancellationToken cancellationToken)
    {
        IReadOnlyList<Write> writes = [.. batch.Select(write => write.Change.Write!)]; // queued writes always have one
        return batching.IsLoad(batch.Count) && route.Sink is ITakesLoads loads
            ? loads.LoadAsync(writes, (name, _) => announceAsync(name), cancellationToken)
            : route.Sink.WriteAsync(writes, cancellationToken);
    }

    private async Task TakeLandedAsync(
        IReadOnlyList<QueuedWrite> open, List<string> loads, Dictionary<string, WriteResult> results, CancellationToken cancellationToken)
    {
        await _target!.AwaitAcceptedWritesAsync(cancellationToken); // there is no repeat without it
        if (loads.Count > 0 && route.Sink is ITakesLoads takes)
        {
            await takes.AwaitLoadsAsync(loads, cancellationToken);
            loads.Clear();
        }

        var changes = open.Select(write => write.Change).ToDictionary(change => change.ExternalId, StringComparer.Ordinal);
        foreach (var link in await LandedWrites.FindAsync(
            _target, [.. changes.Values.Select(change => (change.After!, change.Changed))], route.Shape, cancellationToken)) // queued writes always have one
        {
            results[link.ExternalId] = new(link.ExternalId, Outcome(changes[link.ExternalId], link.TargetId), link.TargetId);
        }
    }

    // A change that has landed on another record than it was meant for has made that record, of a part.
    private static WriteOutcome Outcome(PlannedChange change, string? targetId) =>
        change.Kind == ChangeKind.Create || (change.Write!.TargetId is { } meant && meant != targetId) ? WriteOutcome.Created : WriteOutcome.Updated;

    private static IReadOnlyList<QueuedWrite> Open(IReadOnlyList<QueuedWrite> batch, Dictionary<string, WriteResult> results) =>
        [.. batch.Where(write => results.GetValueOrDefault(write.Change.ExternalId) is null or { Outcome: WriteOutcome.Unknown })];
}
