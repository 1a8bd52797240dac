using Bridge.Sandbox.Reso.Data.Generator;

using static Bridge.Sandbox.Reso.Data.Fields.FieldKind;
using static Bridge.Sandbox.Reso.Data.Fields.OfficeFields;

namespace Bridge.Sandbox.Reso.Data.Fields;

/// <summary>The resources beside members and offices: Lookup, OUID and EntityEvent.</summary>
/// <remarks>Source: RESO Data Dictionary 2.0, Lookup and OUID resources; RESO RCP-27 EntityEvent.</remarks>
internal static class SmallFields
{
    public static Resource Lookup(World world, IEnumerable<Field> fields)
    {
        var entries = fields.Select(field => field.Lookup).OfType<LookupList>().Distinct()
            .OrderBy(list => list.Name, StringComparer.Ordinal)
            .SelectMany(list => list.Values.Select((value, index) => (List: list.Name, Value: value, Name: list.Names[index])))
            .ToArray();
        var store = new RowStore(entries.Length, row => world.EntryStamp(row, 0x8000));
        return new Resource(
            "Lookup",
            [
                new("LookupKey", Text, row => Cell.OfText($"{world.KeyPrefix}L{row + 1:D5}")) { IsKey = true, MaxLength = 255 },
                Words("LookupName", 50, row => entries[row].List),
                Words("LookupValue", 200, row => entries[row].Value),
                Words("StandardLookupValue", 200, row => entries[row].Value),
                Words("LegacyODataValue", 200, row => entries[row].Name),
                Fixed("OriginatingSystemName", 255, World.SystemName),
                new("ModificationTimestamp", Instant, row => Cell.OfInstant(store.Ticks(row))),
            ],
            store,
            () => store.Count);
    }

    public static Resource Ouid(World world)
    {
        var store = new RowStore(1, _ => world.EntryStamp(0, 0x8001));
        return new Resource(
            "OUID",
            [
                new("OrganizationUniqueIdKey", Text, _ => Cell.OfText("M00000999")) { IsKey = true, MaxLength = 255 },
                Words("OrganizationUniqueId", 25, _ => "M00000999"),
                Words("OrganizationName", 255, _ => "Harbor Multiple Listing Service"),
                Words("OrganizationMlsCode", 25, _ => World.SystemName),
                new("OrganizationMemberCount", Number, _ => Cell.OfNumber(world.Options.Members)),
                new("OrganizationStatus", Flag, _ => Cell.OfFlag(true)),
                new("ModificationTimestamp", Instant, row => Cell.OfInstant(store.Ticks(row))),
            ],
            store,
            () => store.Count);
    }

    public static Resource Events(EventLog log, MemberRows members, OfficeRows offices) => new(
        "EntityEvent",
        [
            new("EntityEventSequence", Number, row => Cell.OfNumber(row + 1)) { IsKey = true },
            Words("ResourceName", 50, row => log.At(row).IsMember ? "Member" : "Office"),
            Words("ResourceRecordKey", 255, row => log.At(row) is (true, var member)
                ? members.Key(member)
                : offices.Key(log.At(row).Row)),
        ],
        store: null,
        () => log.Count);
}
