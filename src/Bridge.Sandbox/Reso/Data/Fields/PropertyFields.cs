using System.Globalization;
using Bridge.Sandbox.Reso.Data.Generator;
using static Bridge.Sandbox.Reso.Data.Fields.FieldKind;
using static Bridge.Sandbox.Reso.Data.Fields.OfficeFields;

namespace Bridge.Sandbox.Reso.Data.Fields;

/// <summary>Listings: one for every second member, who listed it; they do not change.</summary>
/// <remarks>Source: RESO Data Dictionary 2.0, Property resource; the few fields that tell where a listing is and whose it is.</remarks>
internal static class PropertyFields
{
    private const uint Salt = 0x6000;
    private static readonly string[] _statuses = ["Active", "Active", "Active", "Pending", "Closed"];

    public static Resource Build(World world, MemberRows members, OfficeRows offices)
    {
        var store = new RowStore(members.Store.Count / 2, row => world.FirstStamp(row, Salt));
        string Number(int row, uint salt, int from, int to) =>
            (from + Dice.Pick(world.Seed, row, Salt + salt, to - from)).ToString(CultureInfo.InvariantCulture);
        string Word(int row, uint salt, string[] words) => words[Dice.Pick(world.Seed, row, Salt + salt, words.Length)];
        int Agent(int row) => row * 2;
        int Office(int row) => members.Office(Agent(row));
        return new Resource(
            "Property",
            [
                new("ListingKey", Text, row => Cell.OfText(world.KeyPrefix + "P" + (row + 1).ToString("D7", CultureInfo.InvariantCulture))) { IsKey = true, MaxLength = 255 },
                Words("ListingId", 255, row => world.KeyPrefix + (25_000_000 + row).ToString(CultureInfo.InvariantCulture)),
                Words("StandardStatus", 25, row => Word(row, 1, _statuses)),
                Words("UnparsedAddress", 255, row => $"{Number(row, 2, 1, 9999)} {Word(row, 3, NameLists.Streets)}"),
                Words("City", 50, row => Word(row, 4, NameLists.Cities)),
                Words("PostalCode", 10, row => Number(row, 5, 10_000, 99_000)),
                Words("ListAgentKey", 255, row => members.Key(Agent(row))),
                Words("ListAgentFullName", 150, row => members.Full(Agent(row))),
                Words("ListAgentPreferredPhone", 16, row => members.DirectPhone(Agent(row))),
                Words("ListOfficeKey", 255, row => offices.Key(Office(row))),
                Words("ListOfficeName", 255, row => offices.Name(Office(row))),
                Words("ListOfficePhone", 16, row => offices.Phone(Office(row))),
                Fixed("OriginatingSystemName", 255, World.SystemName),
                new("ModificationTimestamp", Instant, row => Cell.OfInstant(store.Ticks(row))),
            ],
            store,
            () => store.Count);
    }
}
