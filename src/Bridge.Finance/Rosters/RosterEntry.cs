using Bridge.Core.Model;
using Bridge.Finance.Ledger;

namespace Bridge.Finance.Rosters;

/// <summary>A member or office as the MLS names it: who can have a standing, and by which ids billing may name it.</summary>
/// <param name="Kind">Member or office.</param>
/// <param name="Key">Identity.</param>
internal sealed record RosterEntry(PartyKind Kind, RecordKey Key)
{
    public string? MlsId { get; init; }

    public string? NationalId { get; init; }

    public string? MemberType { get; init; }

    /// <summary>Key of a member's office.</summary>
    public string? OfficeKey { get; init; }

    /// <summary>Key of the member who is an office's participating broker.</summary>
    public string? BrokerKey { get; init; }

    public static RosterEntry Of(Member member) => new(PartyKind.Member, member.Key)
    {
        MlsId = member.MlsId, NationalId = member.NationalAssociationId, MemberType = member.Type, OfficeKey = member.OfficeKey,
    };

    public static RosterEntry Of(Office office) => new(PartyKind.Office, office.Key)
    {
        MlsId = office.MlsId, NationalId = office.NationalAssociationId, BrokerKey = office.BrokerKey,
    };

    /// <summary>All names that billing may have for it.</summary>
    public IEnumerable<Party> Parties() =>
        Enum.GetValues<PartyId>().Where(by => Id(by) is not null).Select(by => new Party(Kind, by, Id(by)!)); // those without were left out

    /// <summary>The id of a kind that this entry has, or null.</summary>
    public string? Id(PartyId by) => by switch
    {
        PartyId.MlsId => MlsId,
        PartyId.NationalId => NationalId,
        PartyId.Key => Key.Value,
        _ => Key.ExternalId,
    };
}
