using Bridge.Core.Model;
using Bridge.Finance.Ledger;

namespace Bridge.Finance.Standings;

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

/// <summary>Finds roster entries by the ids that billing uses. An id that two feeds use finds both. Not safe for parallel use.</summary>
internal sealed class Roster
{
    private readonly Dictionary<(PartyKind, RecordKey), Slot> _byKey = [];

    // Only the kinds of ids that billing really uses are indexed.
    private readonly Dictionary<(PartyKind, PartyId), ILookup<string, Slot>> _byId = [];

    public Roster(IEnumerable<RosterEntry> entries)
    {
        foreach (var entry in entries)
        {
            _byKey[(entry.Kind, entry.Key)] = new Slot(entry);
        }
    }

    public IEnumerable<Slot> Members => _byKey.Values.Where(slot => slot.Entry.Kind == PartyKind.Member);

    public IEnumerable<Slot> Find(Party party)
    {
        if (!_byId.TryGetValue((party.Kind, party.By), out var index))
        {
            index = _byId[(party.Kind, party.By)] = _byKey.Values
                .Where(slot => slot.Entry.Kind == party.Kind && slot.Entry.Id(party.By) is not null)
                .ToLookup(slot => slot.Entry.Id(party.By)!, StringComparer.Ordinal); // those without were left out
        }

        return index[party.Id];
    }

    public Slot? Office(RosterEntry member) =>
        member.OfficeKey is { } key ? _byKey.GetValueOrDefault((PartyKind.Office, member.Key with { Value = key })) : null;

    public Slot? Broker(RosterEntry office) =>
        office.BrokerKey is { } key ? _byKey.GetValueOrDefault((PartyKind.Member, office.Key with { Value = key })) : null;

    /// <summary>An entry and what billing says about it.</summary>
    internal sealed class Slot(RosterEntry entry)
    {
        public RosterEntry Entry { get; } = entry;

        public Tally Tally { get; } = new();
    }
}
