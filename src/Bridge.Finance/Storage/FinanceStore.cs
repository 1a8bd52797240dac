using Bridge.Finance.Storage.Postgres;
using Bridge.Finance.Storage.Sqlite;
using Bridge.Finance.Vault;
using Bridge.Storage;

namespace Bridge.Finance.Storage;

/// <summary>The finance store: its own file or database, and its own key; the operations store never names it. Safe for parallel use.</summary>
internal sealed class FinanceStore : IDisposable
{
    private readonly IFinanceDatabase _database;

    private FinanceStore(IFinanceDatabase database, VaultKey key) => (_database, Key) = (database, key);

    public VaultKey Key { get; }

    /// <summary>Opens the store in a file, or creates it for the finance user alone.</summary>
    /// <exception cref="FinanceException">The store was made with another key, or others may read it.</exception>
    /// <exception cref="StoreException">The file cannot be used.</exception>
    public static FinanceStore Open(string path, VaultKey key) => Open(SqliteDatabase.Open(path), key);

    /// <summary>Opens the store in a database of its own on PostgreSQL, or creates its tables there.</summary>
    /// <param name="connection">The connection string, a secret.</param>
    /// <param name="key">The store's key.</param>
    /// <exception cref="FinanceException">The store was made with another key, its user may do too much, or others may use the database.</exception>
    /// <exception cref="StoreException">The server or the database cannot be used.</exception>
    public static FinanceStore OpenPostgres(string connection, VaultKey key) => Open(PostgresDatabase.Open(connection), key);

    /// <inheritdoc cref="IFinanceDatabase.Read" />
    public TResult Read<TResult>(Func<StoreSession, TResult> read) => _database.Read(read);

    /// <inheritdoc cref="IFinanceDatabase.Write" />
    public void Write(Action<StoreSession> write) => _database.Write(write);

    /// <inheritdoc cref="IFinanceDatabase.Rewrite" />
    public void Rewrite() => _database.Rewrite();

    public Seal OpenSeal() => new(Key);

    public void Dispose() => _database.Dispose();

    private static FinanceStore Open(IFinanceDatabase database, VaultKey key)
    {
        try
        {
            CheckKey(database, key);
            return new FinanceStore(database, key);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static void CheckKey(IFinanceDatabase database, VaultKey key)
    {
        const string Known = "SELECT key_id FROM vault";
        var known = database.Read(session => session.Scalar<string>(Known));
        if (known is null)
        {
            database.Write(session =>
            {
                // Asked again inside the transaction: another process may open the same new store.
                known = session.Scalar<string>(Known);
                if (known is null)
                {
                    session.Run("INSERT INTO vault (id, key_id) VALUES (1, @key)", ("@key", key.Id));
                    known = key.Id;
                }
            });
        }

        if (known != key.Id)
        {
            throw new FinanceException(
                $"The finance store {database.Name} was made with key {known}, and the settings name key {key.Id}.",
                "Give the finance side the key that the store was made with; without it the store cannot be read by anybody.");
        }
    }
}
