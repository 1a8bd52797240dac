using Bridge.Finance.Ledger;
using Bridge.Finance.Rosters;
using Bridge.Finance.Storage;

namespace Bridge.Finance.Erasure;

/// <summary>A member who is to be erased, by all ids that are known of them.</summary>
/// <param name="Parties">The ids, as billing may use them.</param>
/// <param name="ExternalId">The id in releases, or null when it is not known.</param>
/// <param name="IsInRoster">False when the member is not, or no longer, in the roster: then only the id that was given is known.</param>
internal sealed record MemberIds(IReadOnlySet<Party> Parties, string? ExternalId, bool IsInRoster)
{
    /// <summary>By what a member may be named.</summary>
    public static IReadOnlyDictionary<string, PartyId> Words { get; } = new Dictionary<string, PartyId>(StringComparer.Ordinal)
    {
        ["externalId"] = PartyId.ExternalId,
        ["mlsId"] = PartyId.MlsId,
        ["nationalId"] = PartyId.NationalId,
    };

    /// <summary>Finds a member in the roster; one who has left is known by the given id alone.</summary>
    /// <returns>The member; null when several have the id.</returns>
    public static MemberIds? Find(StoreSession session, PartyId by, string id)
    {
        var found = RosterTable.All(session).Where(entry => entry.Kind == PartyKind.Member && entry.Id(by) == id).Take(2).ToList();
        return found.Count switch
        {
            0 => Left(by, id),
            1 => new MemberIds(found[0].Parties().ToHashSet(), found[0].Key.ExternalId, true),
            _ => null,
        };
    }

    /// <summary>Tells whether an account concerns nobody else.</summary>
    public bool IsAlone(Account account) => account.Parties.All(Parties.Contains);

    /// <inheritdoc />
    public override string ToString() => "a member";

    private static MemberIds Left(PartyId by, string id)
    {
        var parties = new HashSet<Party> { new(PartyKind.Member, by, id) };
        if (by == PartyId.ExternalId && id.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
        {
            parties.Add(new Party(PartyKind.Member, PartyId.Key, id[(colon + 1)..]));
        }

        return new MemberIds(parties, by == PartyId.ExternalId ? id : null, false);
    }
}
