using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Host.Storage;
using Bridge.Mapping.Fingerprints;

namespace Bridge.Host.Features.Sync.Sending;

/// <summary>Finds out, by reading the target, which writes of unknown outcome took effect.</summary>
internal static class LandedWrites
{
    /// <summary>Reads the target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="sent">For each write, the link row that holds once it has taken effect and the positions of the fields it sends.</param>
    /// <param name="shape">Fields of the target.</param>
    /// <param name="cancellationToken">Abandons the reading.</param>
    /// <returns>The link rows of the writes that did, with the target's own ids.</returns>
    /// <exception cref="ConnectorException">The target could not be read.</exception>
    public static async Task<List<Link>> FindAsync(
        IReadsBack target, IReadOnlyList<(Link After, int[] Sent)> sent, TargetShape shape, CancellationToken cancellationToken)
    {
        var landed = new List<Link>();
        foreach (var chunk in sent.Chunk(target.MaxReadBack))
        {
            var states = await target.ReadBackAsync([.. chunk.Select(write => write.After.ExternalId)], shape, cancellationToken);
            var byId = states.ToLookup(state => state.ExternalId, StringComparer.Ordinal); // a key that is not unique in the target may stand in several records
            landed.AddRange(
                from write in chunk
                let state = byId[write.After.ExternalId].FirstOrDefault(state => Agrees(write.After, write.Sent, state, shape))
                where state is not null
                select write.After with { TargetId = state.TargetId });
        }

        return landed;
    }

    private static bool Agrees(Link link, int[] sent, TargetState state, TargetShape shape) =>
        link.Fields.Length == shape.Fields.Count
        && Array.TrueForAll(sent, position =>
            shape.Fields[position].RefersTo is not null
            || Fingerprint.Of(state.Fields[position]) == link.Fields[position]);
}
