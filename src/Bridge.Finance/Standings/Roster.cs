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

    /// <summary>The id of a kind that this entry has, or null.</summary>
    public string? Id(PartyId by) => by switch
    {
        PartyId.MlsId => MlsId,
        PartyId.NationalId => NationalId,
        PartyId.Key => Key.Value,
        _ => Key.ExternalId,
    };
}

/// <summary>Finds roster entries by the ids that billing uses. An id that two feeds use finds both.</summary>
internal sealed class Roster
{
    private readonly Dictionary<Party, List<Slot>> _byId = [];
    private readonly Dictionary<(PartyKind, RecordKey), Slot> _byKey = [];

    public Roster(IEnumerable<RosterEntry> entries)
    {
        foreach (var entry in entries)
        {
            var slot = new Slot(entry);
            _byKey[(entry.Kind, entry.Key)] = slot;
            foreach (var by in Enum.GetValues<PartyId>())
            {
                if (entry.Id(by) is { Length: > 0 } id)
                {
                    var party = new Party(entry.Kind, by, id);
                    (_byId.TryGetValue(party, out var slots) ? slots : _byId[party] = new List<Slot>(1)).Add(slot);
                }
            }
        }
    }

    public IEnumerable<Slot> Members => _byKey.Values.Where(slot => slot.Entry.Kind == PartyKind.Member);

    public IReadOnlyList<Slot> Find(Party party) => _byId.TryGetValue(party, out var slots) ? slots : [];

    public Slot? Office(RosterEntry member) =>
        member.OfficeKey is { } key ? _byKey.GetValueOrDefault((PartyKind.Office, member.Key with { Value = key })) : null;

    public Slot? Broker(RosterEntry office) =>
        office.BrokerKey is { } key ? _byKey.GetValueOrDefault((PartyKind.Member, office.Key with { Value = key })) : null;

    /// <summary>An entry and what billing says about it.</summary>
    internal sealed record Slot(RosterEntry Entry)
    {
        public Tally Tally { get; } = new();
    }
}
