using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync.Guards;

/// <summary>
/// Who holds a unique value by what the bridge wrote: its own route, and the other routes that bring the same kind of records to the same system. A target tells of
/// what another route wrote a moment ago as late as of everything else.
/// </summary>
/// <param name="own">What the route wrote.</param>
/// <param name="others">What the other routes wrote.</param>
internal sealed class LinkedHolders(Links own, IReadOnlyList<Links> others)
{
    /// <summary>Finds the holders of some unique values.</summary>
    /// <param name="uniqueHashes">Hashes of the values.</param>
    /// <param name="claimed">What the run has claimed, when its route had written nothing before; else null.</param>
    /// <returns>Identities of the holders, by hash.</returns>
    public ILookup<long, string> Find(IReadOnlyCollection<long> uniqueHashes, ClaimedKeys? claimed)
    {
        var mine = own.FindHolders(claimed is null ? uniqueHashes : [.. uniqueHashes.Where(claimed.MayHave)]);
        return others.Count == 0 ? mine : others.Select(links => links.FindHolders(uniqueHashes)).Prepend(mine)
            .SelectMany(found => found.SelectMany(group => group.Select(holder => (Hash: group.Key, Holder: holder))))
            .ToLookup(found => found.Hash, found => found.Holder);
    }

    /// <summary>Finds out which records of the target the bridge wrote.</summary>
    /// <param name="externalIds">Identities.</param>
    /// <returns>Those that it wrote.</returns>
    public HashSet<string> FindWritten(IReadOnlyCollection<string> externalIds)
    {
        var written = own.Find(externalIds).Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var links in others)
        {
            written.UnionWith(links.Find(externalIds).Keys);
        }

        return written;
    }
}
