using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync.Sending;

/// <summary>Finds out, by reading the target, what became of batches whose outcome a dead process took with it.</summary>
/// <typeparam name="T">Record kind.</typeparam>
internal sealed class IntentSettler<T>(OpenRoute<T> route, CommitQueue commits)
    where T : IRecord
{
    /// <summary>Settles all left-over intents; what did not take effect is read and sent again by the run.</summary>
    /// <param name="cancellationToken">Stops; the rest is settled next time.</param>
    /// <returns>A task that ends once all intents are settled.</returns>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var kept = new Intents(route.Store, route.Stream);
        var intents = kept.FindAll();
        if (intents.Count == 0)
        {
            return;
        }

        var readsBack = route.Sink as IReadsBack;
        if (readsBack is not null)
        {
            await readsBack.AwaitAcceptedWritesAsync(cancellationToken);
        }

        if (route.Sink is ITakesLoads loads && kept.FindLoads() is { Count: > 0 } left)
        {
            await loads.AwaitLoadsAsync(left, cancellationToken);
        }

        foreach (var intent in intents)
        {
            var landed = readsBack is null ? [] : await LandedWrites.FindAsync(readsBack, [.. intent.Links.Zip(intent.Sent)], route.Shape, cancellationToken);
            await commits.CommitAsync(new CommitUnit { Links = landed, Settled = [intent.Batch] });
        }
    }
}
