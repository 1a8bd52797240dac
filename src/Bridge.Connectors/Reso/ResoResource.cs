using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso;

/// <summary>One resource of a RESO host and how its rows become records.</summary>
/// <typeparam name="TRow">Wire row.</typeparam>
/// <typeparam name="T">Record kind.</typeparam>
internal sealed record ResoResource<TRow, T>
    where TRow : ResoRow
    where T : IRecord
{
    /// <summary>Name of the entity set.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the key field.</summary>
    public string KeyField => Name + "Key";

    /// <summary>Name of the state field.</summary>
    public string StatusField => Name + "Status";

    /// <summary>Names of the fields that the canonical record holds.</summary>
    public required IReadOnlyCollection<string> StandardFields { get; init; }

    /// <summary>Tells how a row is read; asked when the first row comes, for it takes its time to find out.</summary>
    public required Func<JsonTypeInfo<TRow>> Json { get; init; }

    /// <summary>Turns a row into a record.</summary>
    public required Func<TRow, T> Map { get; init; }

    /// <summary>Makes the record of a deleted row.</summary>
    public required Func<RecordKey, DateTimeOffset, T> Bury { get; init; }

    /// <summary>Begins to compile what reads and maps rows, while the host is still asked for the first page.</summary>
    public void Prepare() => _ = Task.Run(() => Map(JsonSerializer.Deserialize("{}"u8, Json())!)); // "{}" is an object
}

/// <summary>The resources the bridge reads.</summary>
/// <param name="mapper">Maps rows.</param>
internal sealed class ResoResources(ResoMapper mapper)
{
    /// <summary>Members.</summary>
    public ResoResource<ResoMember, Member> Members { get; } = new()
    {
        Name = "Member",
        StandardFields = MemberFields.Names,
        Json = () => ResoJson.Default.ResoMember,
        Map = mapper.Map,
        Bury = (key, at) => new Member { Key = key, ModifiedAt = at, IsTombstone = true },
    };

    /// <summary>Offices.</summary>
    public ResoResource<ResoOffice, Office> Offices { get; } = new()
    {
        Name = "Office",
        StandardFields = OfficeFields.Names,
        Json = () => ResoJson.Default.ResoOffice,
        Map = mapper.Map,
        Bury = (key, at) => new Office { Key = key, ModifiedAt = at, IsTombstone = true },
    };
}
