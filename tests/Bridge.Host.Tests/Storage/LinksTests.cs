using Bridge.Host.Storage;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Tests.Storage;

public sealed class LinksTests : IDisposable
{
    private const int MoreThanFitsAmongTheRecent = 45_000;
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"bridge-links-{Guid.NewGuid():N}.db");

    public void Dispose() => Array.ForEach(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_path) + "*"), File.Delete);

    [Fact]
    public void Each_link_is_found_once_by_key_and_by_hash_however_many_there_are()
    {
        using var store = BridgeStore.Open(_path);
        var links = new Links(store, store.StreamId("member:mls>crm"));
        var numbers = Enumerable.Range(0, MoreThanFitsAmongTheRecent).OrderBy(number => number * 7919L % 45_007).ToArray();

        foreach (var chunk in numbers.Chunk(700))
        {
            store.Write(connection => links.Save(connection, [.. chunk.Select(number => NewLink(number))]));
        }

        Assert.Equal((MoreThanFitsAmongTheRecent, MoreThanFitsAmongTheRecent), links.Count());
        foreach (var chunk in numbers.Chunk(1000))
        {
            var found = links.Find(chunk.Select(Id));
            var holders = links.FindHolders([.. chunk.Select(number => (long)number)]);
            Assert.All(chunk, number => Assert.Equal($"{number}", found[Id(number)].TargetId));
            Assert.All(chunk, number => Assert.Equal(Id(number), Assert.Single(holders[number])));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(MoreThanFitsAmongTheRecent)]
    public void A_changed_link_keeps_its_row_and_gives_its_old_address_up(int others)
    {
        using var store = BridgeStore.Open(_path);
        var links = new Links(store, store.StreamId("member:mls>crm"));
        store.Write(connection => links.Save(connection, [.. Enumerable.Range(0, others).Select(number => NewLink(number))]));
        var before = links.Find([Id(0)])[Id(0)];

        store.Write(connection => links.Save(connection, [before with { UniqueHash = -5, TargetId = null, IsDeparted = true }]));
        store.Write(connection => links.Save(connection, [before with { UniqueHash = -6, TargetId = null, IsDeparted = true, Row = null }]));

        var after = links.Find([Id(0)])[Id(0)];
        Assert.Equal((before.Row, "0", true), (after.Row, after.TargetId, after.IsDeparted));
        Assert.Empty(links.FindHolders([0, -5]));
        Assert.Equal(Id(0), Assert.Single(links.FindHolders([-6])[-6]));
        Assert.Equal((others - 1, others), links.Count());
    }

    [Fact]
    public void Streams_do_not_see_each_other()
    {
        using var store = BridgeStore.Open(_path);
        var members = new Links(store, store.StreamId("member:mls>crm"));
        var offices = new Links(store, store.StreamId("office:mls>crm"));

        store.Write(connection => members.Save(connection, [NewLink(1)]));

        Assert.True(members.Any());
        Assert.False(offices.Any());
        Assert.Empty(offices.Find([Id(1)]));
        Assert.Empty(offices.FindHolders([1]));
    }

    [Fact]
    public void Links_of_a_store_of_version_2_are_found_after_the_upgrade()
    {
        Downgrade();
        using (var old = new SqliteConnection($"Data Source={_path};Pooling=False"))
        {
            old.Open();
            using var insert = old.CreateCommand();
            insert.CommandText =
                "INSERT INTO link VALUES (1, 'mls:b', '7', 1, x'0100000000000000', 42, 0), (1, 'mls:a', NULL, 1, x'0200000000000000', NULL, 1)";
            insert.ExecuteNonQuery();
        }

        using var store = BridgeStore.Open(_path);
        var links = new Links(store, store.StreamId("member:mls>crm"));
        var found = links.Find(["mls:a", "mls:b", "mls:c"]);

        Assert.Equal(["mls:a", "mls:b"], found.Keys.Order());
        Assert.Equal(("7", 1UL, false), (found["mls:b"].TargetId, found["mls:b"].Fields.Single(), found["mls:b"].IsDeparted));
        Assert.Equal((null, 2UL, true), (found["mls:a"].TargetId, found["mls:a"].Fields.Single(), found["mls:a"].IsDeparted));
        Assert.Equal("mls:b", Assert.Single(links.FindHolders([42])[42]));
    }

    private static string Id(int number) => $"mls:M{number:D7}";

    private static Link NewLink(int number) => new(Id(number), $"{number}", 1, [1, 2, 3], number, false) { Row = 0 };

    // A store as the first two scripts leave it.
    private void Downgrade()
    {
        using (var store = BridgeStore.Open(_path))
        {
            store.StreamId("member:mls>crm");
        }

        using var connection = new SqliteConnection($"Data Source={_path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            DROP INDEX resident_by_key; DROP TABLE intent_load; DROP TABLE report_mail; DROP TABLE link; DROP TABLE link_key; DROP TABLE link_key_recent; DROP TABLE link_unique; DROP TABLE link_unique_recent;
            CREATE TABLE link (
              stream INTEGER NOT NULL, external_id TEXT NOT NULL, target_id TEXT, shape INTEGER NOT NULL, fields BLOB NOT NULL,
              unique_hash INTEGER, is_departed INTEGER NOT NULL, PRIMARY KEY (stream, external_id)) WITHOUT ROWID;
            CREATE INDEX link_by_unique ON link (unique_hash, stream) WHERE unique_hash IS NOT NULL;
            ALTER TABLE checkpoint DROP COLUMN source;
            PRAGMA user_version = 2;
            """;
        command.ExecuteNonQuery();
    }
}
