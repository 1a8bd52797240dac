using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Storage;
using Bridge.Mapping.Fingerprints;

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
            var landed = readsBack is null ? [] : await LandedAsync(readsBack, intent, cancellationToken);
            await commits.CommitAsync(new CommitUnit { Links = landed, Settled = [intent.Batch] });
        }
    }

    private async Task<List<Link>> LandedAsync(IReadsBack target, Intent intent, CancellationToken cancellationToken)
    {
        var landed = new List<Link>();
        foreach (var chunk in intent.Links.Zip(intent.Sent).Chunk(target.MaxReadBack))
        {
            var states = await target.ReadBackAsync([.. chunk.Select(entry => entry.First.ExternalId)], route.Shape, cancellationToken);
            var byId = states.ToDictionary(state => state.ExternalId, StringComparer.Ordinal);
            landed.AddRange(
                from entry in chunk
                let state = byId.GetValueOrDefault(entry.First.ExternalId)
                where state is not null && Agrees(entry.First, entry.Second, state)
                select entry.First with { TargetId = state.TargetId });
        }

        return landed;
    }

    private bool Agrees(Link link, int[] sent, TargetState state) =>
        link.Fields.Length == route.Shape.Fields.Count
        && Array.TrueForAll(sent, position =>
            route.Shape.Fields[position].RefersTo is not null
            || Fingerprint.Of(state.Fields[position]) == link.Fields[position]);
}
