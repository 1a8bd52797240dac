using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync;

/// <summary>Keeps a write from silently taking over somebody else's record through a shared e-mail address.</summary>
internal sealed class AddressGuard(CensusKeeper census, PendingWrites pending, TargetShape shape, bool adoptsByEmail)
{
    /// <summary>Code of the dead letters this guard makes; they are tried again in every run.</summary>
    public const string Code = "email-in-use";

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

    /// <summary>Turns a change into a dead letter when its address belongs to somebody else.</summary>
    /// <param name="change">The change.</param>
    /// <param name="link">The record's link before the change, or null.</param>
    /// <param name="cancellationToken">Stops the census.</param>
    /// <returns>The change, or the dead letter.</returns>
    public async Task<PlannedChange> GuardAsync(PlannedChange change, Link? link, CancellationToken cancellationToken)
    {
        if (change.After?.UniqueHash is not { } hash || hash == link?.UniqueHash)
        {
            return change;
        }

        await census.RefreshAsync(cancellationToken);
        var other = pending.FindHolder(hash);
        var holder = other is not null && other != change.ExternalId
            ? new KnownResident("", other, false)
            : census.FindHolder(hash, change.ExternalId);
        if (holder is null || (adoptsByEmail && holder is { ExternalId: null, IsAdoptable: true }))
        {
            return change;
        }

        var refusal = new Refusal(Code, Words(holder));
        return new PlannedChange
        {
            ExternalId = change.ExternalId, Kind = ChangeKind.SetAside, Why = refusal.Reason, Record = change.Record, Refusal = refusal,
        };
    }

    private static string Words(KnownResident holder) => holder switch
    {
        { TargetId.Length: 0 } =>
            $"The MLS gives the same e-mail address to {holder.ExternalId}. Give each member an address of their own, then replay.",
        { ExternalId: null } =>
            $"The e-mail address belongs to record {holder.TargetId} of the target, which the bridge did not make. "
            + "If it is the same person, set 'emailInUse: adopt' on the route or give that record this external id; then replay.",
        _ =>
            $"The e-mail address belongs to record {holder.TargetId} of the target, which has another external id. "
            + "Find out who is right; correct the address in the MLS or in the target, then replay.",
    };
}
