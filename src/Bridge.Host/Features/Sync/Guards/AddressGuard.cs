using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Features.Sync.Sending;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync.Guards;

/// <summary>Keeps a write from silently taking over somebody else's record through a shared e-mail address.</summary>
internal sealed class AddressGuard(CensusKeeper census, PendingWrites pending, TargetShape shape, bool adoptsByEmail)
{
    private readonly int _position = census.UniqueField is { } field ? shape.IndexOf(field) : -1;

    /// <summary>Hash of a record's unique value.</summary>
    /// <param name="mapped">The record.</param>
    /// <param name="link">Its link; holds when the mapping does not send the field.</param>
    /// <returns>The hash, or null.</returns>
    public long? HashOf(MappedRecord mapped, Link? link) =>
        _position < 0 ? null
        : mapped[_position].AsText is { } text ? CensusKeeper.Hash(text)
        : mapped[_position].IsSent ? null
        : link?.UniqueHash;

    /// <summary>Turns changes into dead letters whose address belongs to somebody else; the others count as under way.</summary>
    /// <param name="changes">The changes of a page, each with the record's link before it, or null.</param>
    /// <param name="cancellationToken">Stops the census.</param>
    /// <returns>The changes and dead letters, in the same order.</returns>
    public async Task<List<PlannedChange>> GuardAsync(
        IReadOnlyList<(PlannedChange Change, Link? Link)> changes, CancellationToken cancellationToken)
    {
        var claims = changes.Select(entry => Claim(entry.Change, entry.Link)).OfType<long>().ToHashSet();
        Dictionary<long, string?> underWay = [];
        KnownHolders? known = null;
        if (claims.Count > 0)
        {
            await census.RefreshAsync(cancellationToken);

            // Before the links are read: a write leaves the pending ones only once its link is there, so none is missed.
            underWay = claims.ToDictionary(hash => hash, pending.FindHolder);
            known = census.FindHolders(claims, pending.Claimed, NewOf(changes));
        }

        var guarded = new List<PlannedChange>(changes.Count);
        foreach (var (change, link) in changes)
        {
            var verdict = known is null ? change
                : Claim(change, link) is { } hash ? Judge(change, hash, underWay, known)
                : Met(change, null, known);
            if (verdict.After is { } after)
            {
                pending.Add(after);
            }

            guarded.Add(verdict);
        }

        return guarded;
    }

    // A loop, because lambdas over pairs are compiled at first use, when somebody waits for the first page.
    private static List<string> NewOf(IReadOnlyList<(PlannedChange Change, Link? Link)> changes)
    {
        var added = new List<string>(changes.Count);
        foreach (var (change, _) in changes)
        {
            if (change.Write is { IsNew: true })
            {
                added.Add(change.ExternalId);
            }
        }

        return added;
    }

    private static long? Claim(PlannedChange change, Link? link) =>
        change.After?.UniqueHash is { } hash && hash != link?.UniqueHash ? hash : null;

    private PlannedChange Judge(PlannedChange change, long hash, Dictionary<long, string?> underWay, KnownHolders known)
    {
        if (OtherHolder(change, hash, underWay, known) is { } holder)
        {
            return Aside(change, holder);
        }

        return Met(change, known.Taken(hash, change.ExternalId), known);
    }

    // What the target has already is not made: it has the record's key since an earlier store, or it is taken over.
    private PlannedChange Met(PlannedChange change, KnownResident? taken, KnownHolders known)
    {
        if (change.Write is not { IsNew: true, TargetId: null } write || (known.Met(change.ExternalId) ?? taken?.TargetId) is not { } targetId)
        {
            return change;
        }

        var isTaken = taken is { ExternalId: null } && taken.TargetId == targetId;
        return change with
        {
            Kind = ChangeKind.Update,
            Why = isTaken ? $"Record {targetId} of the target has its {UniqueName()} and is taken over." : Reasons.Met,
            IsTakenOver = isTaken,
            Write = write with { TargetId = targetId }, // a target without an upsert has to be told which record this one is
        };
    }

    private KnownResident? OtherHolder(PlannedChange change, long hash, Dictionary<long, string?> underWay, KnownHolders known)
    {
        var other = underWay[hash] ?? pending.FindHolder(hash);
        var holder = other is not null && other != change.ExternalId
            ? new KnownResident("", other, false)
            : known.Other(hash, change.ExternalId);
        return adoptsByEmail && holder is { ExternalId: null, IsAdoptable: true } ? null : holder;
    }

    private PlannedChange Aside(PlannedChange change, KnownResident holder)
    {
        var refusal = new Refusal(Refusal.EmailInUse, Words(change.ExternalId, holder));
        return new PlannedChange
        {
            ExternalId = change.ExternalId, Kind = ChangeKind.SetAside, Why = refusal.Reason, Record = change.Record, Refusal = refusal,
        };
    }

    // Offices have a name that is unique.
    private string UniqueName() => shape.Fields[_position].Name is var name && name.Contains("email", StringComparison.OrdinalIgnoreCase) ? "e-mail address" : name.ToLowerInvariant();

    // A connection without an origin takes its name for one: who renames it would have every record made anew.
    private static string? OtherOrigin(string externalId, string? holder) =>
        holder is not null && RecordKey.Parse(externalId) is var key && holder.EndsWith($":{key.Value}", StringComparison.Ordinal) && holder.Length > key.Value.Length + 1
            ? holder[..^(key.Value.Length + 1)]
            : null;

    // Some targets find nobody by anything but the key.
    private string Words(string externalId, KnownResident holder)
    {
        var value = UniqueName();
        if (OtherOrigin(externalId, holder.ExternalId) is { } origin)
        {
            return $"The {value} belongs to {holder.ExternalId}, which has the same key under another origin. "
                + $"If the source's connection was renamed or got another origin, write 'origin: {origin}' there and run again; otherwise give each of the two a {value} of its own, then replay.";
        }

        return holder switch
        {
            { TargetId.Length: 0 } =>
                $"The MLS gives the same {value} to {holder.ExternalId}. Give each of them one of its own, then replay.",
            { ExternalId: null, IsAdoptable: true } =>
                $"The {value} belongs to record {holder.TargetId} of the target, which the bridge did not make. "
                + "If it is the same person, set 'emailInUse: adopt' on the route or give that record this external id; then replay.",
            { ExternalId: null } =>
                $"The {value} belongs to record {holder.TargetId} of the target, which the bridge did not make and does not take over. "
                + "If it is the same one, give that record this external id; otherwise correct one of the two; then replay.",
            _ =>
                $"The {value} belongs to record {holder.TargetId} of the target, which has another external id. "
                + $"Find out who is right; correct the {value} in the MLS or in the target, then replay.",
        };
    }
}
