using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Bridge.Core.Model;

namespace Bridge.Host.Features.Sync;

/// <summary>What the engine must know of a record kind to sync it.</summary>
/// <typeparam name="T">The canonical record.</typeparam>
/// <param name="Name">Name in the settings: <c>member</c>, <c>office</c>, <c>standing</c>.</param>
/// <param name="Vanished">Makes what is to be said of a key that is no longer listed: a tombstone, or an unknown standing.</param>
/// <param name="Json">Tells how a record that is set aside is kept; asked when there is one, for it takes its time to find out.</param>
internal sealed record RecordKind<T>(string Name, Func<RecordKey, T> Vanished, Func<JsonTypeInfo<T>> Json)
    where T : IRecord
{
    /// <summary>
    /// True when each run compares all keys, whatever the settings say: a standing that finance no longer vouches for must
    /// not go on counting.
    /// </summary>
    public bool AlwaysSweeps { get; init; }

    /// <summary>True when a record is written into one that another route has made: nothing is ever made for it.</summary>
    public bool IsPart { get; init; }

    /// <summary>Writes a record for the dead letters.</summary>
    /// <param name="record">The record.</param>
    /// <returns>Its JSON.</returns>
    public string Serialize(T record) => JsonSerializer.Serialize(record, Json());

    /// <summary>Reads a record that was set aside.</summary>
    /// <param name="json">Its JSON.</param>
    /// <returns>The record.</returns>
    public T Deserialize(string json) => JsonSerializer.Deserialize(json, Json())
        ?? throw new InvalidOperationException("A record that was set aside is empty.");
}

/// <summary>The record kinds there are.</summary>
internal static class RecordKinds
{
    /// <summary>Members.</summary>
    public static RecordKind<Member> Member { get; } = new(
        "member",
        key => new Member { Key = key, ModifiedAt = DateTimeOffset.UnixEpoch, IsTombstone = true },
        () => RecordJson.Default.Member);

    /// <summary>Offices.</summary>
    public static RecordKind<Office> Office { get; } = new(
        "office",
        key => new Office { Key = key, ModifiedAt = DateTimeOffset.UnixEpoch, IsTombstone = true },
        () => RecordJson.Default.Office);

    /// <summary>Standings of members.</summary>
    public static RecordKind<MemberStanding> Standing { get; } = new(
        "standing",
        key => new MemberStanding { Key = key, ModifiedAt = DateTimeOffset.UnixEpoch, Standing = Core.Model.Standing.Unknown },
        () => RecordJson.Default.MemberStanding)
    {
        AlwaysSweeps = true,
        IsPart = true,
    };
}

/// <summary>JSON of the records that are set aside.</summary>
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(Office))]
[JsonSerializable(typeof(MemberStanding))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
internal sealed partial class RecordJson : JsonSerializerContext;
