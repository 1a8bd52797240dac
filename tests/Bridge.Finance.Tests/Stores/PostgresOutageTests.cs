using Bridge.Finance.Storage;
using Bridge.Storage;

namespace Bridge.Finance.Tests.Stores;

/// <summary>The server goes away and comes back while the store is open. The test has a server of its own.</summary>
[Collection(OnPostgres.Name)]
public sealed class PostgresOutageTests : IAsyncLifetime
{
    private readonly PostgresServer _server = new();

    Task IAsyncLifetime.InitializeAsync() => ((IAsyncLifetime)_server).InitializeAsync();

    Task IAsyncLifetime.DisposeAsync() => ((IAsyncLifetime)_server).DisposeAsync();

    [StoreFact]
    public async Task What_was_being_written_is_not_there_by_halves_and_the_store_goes_on_afterwards()
    {
        using var store = FinanceStore.OpenPostgres(_server.Connection(_server.CreateDatabase()), FinanceFixture.Key);

        var broken = Assert.Throws<StoreException>(() => store.Write(session =>
        {
            Insert(session, 1);
            _server.CrashAsync().GetAwaiter().GetResult();
            Insert(session, 2);
        }));
        var away = Assert.Throws<StoreException>(() => Count(store));
        await _server.StartAgainAsync();

        Assert.Contains("cannot be reached", broken.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", away.Message, StringComparison.Ordinal);
        Assert.Equal(0L, Count(store));
        store.Write(session => Insert(session, 3));
        Assert.Equal(1L, Count(store));
    }

    private static long Count(FinanceStore store) => store.Read(session => session.Scalar<long>("SELECT count(*) FROM import"));

    private static void Insert(StoreSession session, long id) =>
        session.Run("INSERT INTO import (id, ledger, at, outcome, details) VALUES (@id, '', '', '', @none)", ("@id", id), ("@none", Array.Empty<byte>()));
}
