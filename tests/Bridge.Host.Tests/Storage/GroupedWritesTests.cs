using Bridge.Host.Storage;
using Bridge.Storage;

namespace Bridge.Host.Tests.Storage;

public sealed class GroupedWritesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bridge-grouped-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_comes_on_top_of_what_may_wait_is_refused_in_words_and_the_rest_is_written()
    {
        using var file = SqliteStore.Open(Path.Combine(_folder.FullName, "store.db"), new StoreFormat(1, typeof(BridgeStore).Assembly, "Bridge.Host.Features.Hooks.Migrations."));
        await using var writes = new GroupedWrites(file, mostWaiting: 2);
        using var began = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var first = writes.WriteAsync(_ =>
        {
            began.Set();
            go.Wait();
            return 1;
        });
        began.Wait();
        var waiting = new[] { writes.WriteAsync(_ => 2), writes.WriteAsync(_ => 3) };

        var refused = await Assert.ThrowsAsync<StoreException>(() => writes.WriteAsync(_ => 4));
        go.Set();

        Assert.Contains("more to write than it can", refused.Problem, StringComparison.Ordinal);
        Assert.Equal(1, await first);
        var written = await Task.WhenAll(waiting);
        Assert.Equal([2, 3], written);
    }

    [Fact]
    public async Task A_write_that_fails_is_told_to_everybody_of_its_group_and_the_next_group_is_written()
    {
        using var file = SqliteStore.Open(Path.Combine(_folder.FullName, "store.db"), new StoreFormat(1, typeof(BridgeStore).Assembly, "Bridge.Host.Features.Hooks.Migrations."));
        await using var writes = new GroupedWrites(file, mostWaiting: 10);

        await Assert.ThrowsAsync<StoreException>(() => writes.WriteAsync(connection => connection.Run("INSERT INTO nowhere VALUES (1)")));

        Assert.Equal(1, await writes.WriteAsync(connection => connection.Run("INSERT INTO delivery (connection, id, at) VALUES ('c', 'd', 'now')")));
    }
}
