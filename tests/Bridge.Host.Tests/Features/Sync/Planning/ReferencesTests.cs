using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Storage;

namespace Bridge.Host.Tests.Features.Sync.Planning;

public sealed class ReferencesTests : IDisposable
{
    private static readonly TargetShape _shape = new(
    [
        new TargetField { Name = "company", RefersTo = "offices" },
        new TargetField { Name = "assistant_to", RefersTo = "members" },
    ]);

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"bridge-references-{Guid.NewGuid():N}.db");

    public void Dispose() => Array.ForEach(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_path) + "*"), File.Delete);

    [Fact]
    public void An_office_and_a_member_of_the_same_key_are_two_records_of_the_target()
    {
        using var store = BridgeStore.Open(_path);
        var streams = new Dictionary<string, long> { ["offices"] = store.StreamId("office:mls>crm"), ["members"] = store.StreamId("member:mls>crm") };
        store.Write(connection => new Links(store, streams["offices"]).Save(connection, [NewLink("mls:1", "the office")]));
        store.Write(connection => new Links(store, streams["members"]).Save(connection, [NewLink("mls:1", "the member")]));
        var mapped = new MappedRecord(_shape) { [0] = FieldValue.Text("mls:1"), [1] = FieldValue.Text("mls:1") };

        var missing = new References(store, _shape, streams).Resolve(mapped, out var resolved);

        Assert.Null(missing);
        Assert.Equal(("the office", "the member"), (resolved[0].AsText, resolved[1].AsText));
    }

    private static Link NewLink(string externalId, string targetId) => new(externalId, targetId, Shape: 1, [1], UniqueHash: null, IsDeparted: false);
}
