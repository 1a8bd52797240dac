using Bridge.Finance.Vault;
using Bridge.Storage;
using Microsoft.Data.Sqlite;

namespace Bridge.Finance.Storage;

/// <summary>The finance store: its own file and its own key; the operations store never names it. Safe for parallel use.</summary>
internal sealed class FinanceStore : IDisposable
{
    /// <summary>"MLSF" in ASCII.</summary>
    private static readonly StoreFormat _format = new(0x4D4C5346, typeof(FinanceStore).Assembly, "Bridge.Finance.Storage.Migrations.");

    private readonly SqliteStore _file;

    private FinanceStore(SqliteStore file, VaultKey key) => (_file, Key) = (file, key);

    public VaultKey Key { get; }

    public string Path => _file.Path;

    /// <summary>Opens the store, or creates it for the finance user alone.</summary>
    /// <exception cref="FinanceException">The store was made with another key, or others may read it.</exception>
    /// <exception cref="StoreException">The file cannot be used.</exception>
    public static FinanceStore Open(string path, VaultKey key)
    {
        StoreFileMode.Ensure(path);
        var file = SqliteStore.Open(path, _format, survivesPowerCut: true);
        try
        {
            CheckKey(file, key);
            return new FinanceStore(file, key);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="SqliteStore.Read" />
    public TResult Read<TResult>(Func<SqliteConnection, TResult> read) => _file.Read(read);

    /// <inheritdoc cref="SqliteStore.Write" />
    public void Write(Action<SqliteConnection> write) => _file.Write(write);

    public Seal OpenSeal() => new(Key);

    public void Dispose() => _file.Dispose();

    private static void CheckKey(SqliteStore file, VaultKey key)
    {
        var known = file.Read(connection => connection.Scalar<string>("SELECT key_id FROM vault"));
        if (known is null)
        {
            file.Write(connection => connection.Run("INSERT INTO vault (id, key_id) VALUES (1, $key)", ("$key", key.Id)));
        }
        else if (known != key.Id)
        {
            throw new FinanceException(
                $"The finance store {file.Path} was made with key {known}, and the settings name key {key.Id}.",
                "Give the finance side the key that the store was made with; without it the store cannot be read by anybody.");
        }
    }
}
