using Bridge.Core.Model;
using Bridge.Finance.Ledger;
using Bridge.Finance.Rosters;

namespace Bridge.Finance.Standings;

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
