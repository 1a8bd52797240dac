using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync.Guards;

/// <summary>Who holds the unique values of one page: by the links, and by the register of the target.</summary>
/// <param name="linked">Identities of linked records, by hash.</param>
/// <param name="residents">Residents of the target, by hash.</param>
/// <param name="written">External ids of residents that have a link.</param>
/// <param name="met">The target's own ids of records without a link that it has all the same, by external id.</param>
internal sealed class KnownHolders(
    ILookup<long, string> linked, ILookup<long, KnownResident> residents, IReadOnlySet<string> written, IReadOnlyDictionary<string, string> met)
{
    /// <summary>Finds a record that the target has although the bridge has not written it yet.</summary>
    /// <param name="externalId">Its external id.</param>
    /// <returns>The target's own id, or null when it has none.</returns>
    public string? Met(string externalId) => met.GetValueOrDefault(externalId);

    /// <summary>Finds somebody else who holds a unique value.</summary>
    /// <param name="uniqueHash">Its hash.</param>
    /// <param name="externalId">Who wants it.</param>
    /// <returns>The holder, or null when it is free.</returns>
    public KnownResident? Other(long uniqueHash, string externalId) =>
        linked.Contains(uniqueHash) || residents.Contains(uniqueHash) ? FindOther(uniqueHash, externalId) : null;

    /// <summary>Finds the record of the target that a write may go to: the one with its external id, or one that has none.</summary>
    /// <param name="uniqueHash">Hash of the record's unique value.</param>
    /// <param name="externalId">Who writes.</param>
    /// <returns>The record, or null when there is none or more than one.</returns>
    public KnownResident? Taken(long uniqueHash, string externalId)
    {
        if (!residents.Contains(uniqueHash))
        {
            return null;
        }

        var holders = residents[uniqueHash].Where(resident => resident.ExternalId is null
            || string.Equals(resident.ExternalId, externalId, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return holders.Count == 1 ? holders[0] : null;
    }

    // Apart from Other, because its lambdas cost memory and nearly every value is free.
    private KnownResident? FindOther(long uniqueHash, string externalId) =>
        linked[uniqueHash].FirstOrDefault(holder => holder != externalId) is { } own
            ? new KnownResident("", own, false)
            : residents[uniqueHash].FirstOrDefault(resident =>
                !string.Equals(resident.ExternalId, externalId, StringComparison.OrdinalIgnoreCase)
                && (resident.ExternalId is null || !written.Contains(resident.ExternalId)));
}
