using Bridge.Storage;
using Npgsql;

namespace Bridge.Finance.Storage.Postgres;

/// <summary>The finance store in a database of its own on PostgreSQL.</summary>
internal sealed class PostgresDatabase : IFinanceDatabase
{
    /// <summary>"MLSF" in ASCII: the lock that makes writers wait for each other, over all processes that use the database.</summary>
    public const long WriterLock = 0x4D4C5346;

    private readonly NpgsqlDataSource _source;

    private PostgresDatabase(NpgsqlDataSource source, string name) => (_source, Name) = (source, name);

    public string Name { get; }

    /// <summary>Connects, checks that the database and its user are finance's alone, and brings the tables to this version.</summary>
    /// <exception cref="FinanceException">The connection string, the user or the rights of others are not as they must be.</exception>
    /// <exception cref="StoreException">The server or the database cannot be used.</exception>
    public static PostgresDatabase Open(string connection)
    {
        var address = PostgresAddress.Parse(connection);
        var database = new PostgresDatabase(NpgsqlDataSource.Create(address.Text), address.Name);
        try
        {
            database.Read(session =>
            {
                PostgresBorder.CheckUser(session, address.Name);
                PostgresBorder.CheckDatabase(session, address.Name);
                return true;
            });
            PostgresMigrations.Apply(database);
            database.Read(session =>
            {
                PostgresBorder.CheckTables(session, address.Name);
                return true;
            });
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public TResult Read<TResult>(Func<StoreSession, TResult> read) => Guard(() =>
    {
        using var connection = _source.OpenConnection();
        return read(new PostgresSession(connection));
    });

    public void Write(Action<StoreSession> write) => Guard(() =>
    {
        using var connection = _source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        var session = new PostgresSession(connection);
        session.Run("SET LOCAL lock_timeout = '15s'"); // as long as SQLite waits
        session.Run("SELECT pg_advisory_xact_lock(@lock)", ("@lock", WriterLock));
        write(session);
        transaction.Commit();
        return true;
    });

    // A plain VACUUM would leave the bytes in the pages until something else is written over them.
    public void Rewrite() => Read(session =>
    {
        session.Run("SET lock_timeout = '15s'");
        session.Run("VACUUM (FULL) account, import, release");
        return session.Run("RESET lock_timeout");
    });

    public void Dispose() => _source.Dispose();

    private TResult Guard<TResult>(Func<TResult> work)
    {
        try
        {
            return work();
        }
        catch (NpgsqlException error)
        {
            throw PostgresErrors.Translate(error, Name);
        }
        catch (TimeoutException)
        {
            throw PostgresErrors.Slow(Name);
        }
    }
}
