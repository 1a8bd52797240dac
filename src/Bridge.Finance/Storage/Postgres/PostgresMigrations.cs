using Bridge.Storage;

namespace Bridge.Finance.Storage.Postgres;

/// <summary>Brings the finance store's tables to this program's version by numbered scripts, all in one transaction.</summary>
internal static class PostgresMigrations
{
    /// <summary>The schema that holds the tables; it is made when it is not there.</summary>
    public const string Schema = "mlscrmbridge_finance";

    private const string Prefix = "Bridge.Finance.Storage.Postgres.Migrations.";

    /// <summary>Applies what is missing; a store of this version is not written to, so that a copy that can only be read can be opened.</summary>
    /// <exception cref="FinanceException">The schema holds tables of something else.</exception>
    /// <exception cref="StoreException">The store is newer than this program.</exception>
    public static void Apply(PostgresDatabase database)
    {
        var scripts = Scripts();
        if (database.Read(session => Version(session, database.Name)) == scripts.Count)
        {
            return;
        }

        database.Write(session =>
        {
            // Asked again under the writers' lock: another process may just have done it.
            var version = Version(session, database.Name);
            if (version > scripts.Count)
            {
                throw new StoreException(
                    $"The finance store {database.Name} was written by a newer version of the bridge (store version {version}, this program knows {scripts.Count}).",
                    "Install the newer version again, or restore the store's backup from before the upgrade.");
            }

            if (version == 0)
            {
                Begin(session);
            }

            foreach (var script in scripts.Skip((int)version))
            {
                session.Run(script);
            }

            session.Run("UPDATE store SET version = @version", ("@version", (long)scripts.Count));
        });
    }

    private static void Begin(StoreSession session)
    {
        if (session.Scalar<long>("SELECT count(*) FROM pg_namespace WHERE nspname = @schema", ("@schema", Schema)) == 0)
        {
            session.Run($"CREATE SCHEMA {Schema}");
        }

        session.Run("CREATE TABLE store (version bigint NOT NULL)");
        session.Run("INSERT INTO store (version) VALUES (0)");
    }

    private static long Version(StoreSession session, string name)
    {
        var tables = session.Query(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = @schema AND c.relkind IN ('r', 'p', 'v', 'm', 'f')",
            row => row.GetString(0), ("@schema", Schema));
        if (tables.Contains("store"))
        {
            return session.Scalar<long>("SELECT version FROM store");
        }

        return tables.Count == 0 ? 0 : throw new FinanceException(
            $"The schema {Schema} of the database {name} holds tables that are not the finance store's.", "Give finance a database of its own.");
    }

    private static List<string> Scripts() =>
    [
        .. typeof(PostgresMigrations).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Script),
    ];

    private static string Script(string name)
    {
        using var stream = typeof(PostgresMigrations).Assembly.GetManifestResourceStream(name)!; // the name was listed by the same assembly
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
