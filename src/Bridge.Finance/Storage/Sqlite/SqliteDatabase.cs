using Bridge.Storage;

namespace Bridge.Finance.Storage.Sqlite;

/// <summary>The finance store in a SQLite file of its own.</summary>
internal sealed class SqliteDatabase : IFinanceDatabase
{
    /// <summary>"MLSF" in ASCII.</summary>
    private static readonly StoreFormat _format = new(0x4D4C5346, typeof(SqliteDatabase).Assembly, "Bridge.Finance.Storage.Sqlite.Migrations.");

    private readonly SqliteStore _file;

    private SqliteDatabase(SqliteStore file) => _file = file;

    public string Name => _file.Path;

    /// <summary>Opens the file, or creates it for the finance user alone.</summary>
    /// <exception cref="FinanceException">Others may read it.</exception>
    /// <exception cref="StoreException">The file cannot be used.</exception>
    public static SqliteDatabase Open(string path)
    {
        StoreFileMode.Ensure(path);
        return new SqliteDatabase(SqliteStore.Open(path, _format, survivesPowerCut: true));
    }

    public TResult Read<TResult>(Func<StoreSession, TResult> read) => _file.Read(connection => read(new SqliteSession(connection)));

    public void Write(Action<StoreSession> write) => _file.Write(connection => write(new SqliteSession(connection)));

    public void Rewrite() => _file.Read(connection =>
    {
        connection.Run("VACUUM");
        return connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
    });

    public void Dispose() => _file.Dispose();
}
