using Bridge.Finance.Storage;
using Bridge.Storage;

namespace Bridge.Finance.Tests.Stores;

/// <summary>What the bridge refuses to keep money in, and how it says so.</summary>
[Collection(OnPostgres.Name)]
public sealed class PostgresBorderTests(PostgresServer server)
{
    [StoreFact]
    public void A_superuser_is_refused() =>
        Assert.Contains("is a superuser", Refusal(server.Connection(server.CreateDatabase(), "postgres")), StringComparison.Ordinal);

    [StoreTheory]
    [InlineData("ALTER ROLE {0} CREATEDB", "may create databases")]
    [InlineData("ALTER ROLE {0} CREATEROLE", "may create roles")]
    [InlineData("ALTER ROLE {0} REPLICATION", "may replicate")]
    [InlineData("GRANT pg_read_all_data TO {0}", "what belongs to others")]
    [InlineData("GRANT pg_execute_server_program TO {0}", "what belongs to others")]
    [InlineData("CREATE ROLE {0}_admin SUPERUSER; GRANT {0}_admin TO {0}", "is a superuser")]
    public void A_user_who_may_do_more_is_refused(string statement, string told)
    {
        var database = server.CreateDatabase();
        PostgresServer.Execute(server.Admin, statement.Replace("{0}", database, StringComparison.Ordinal));

        Assert.Contains(told, Refusal(server.Connection(database)), StringComparison.Ordinal);
    }

    [StoreTheory]
    [InlineData("CREATE TABLE link (mls_key text)", "public.link")]
    [InlineData("CREATE SCHEMA support; CREATE TABLE support.checkpoint (cursor text)", "support.checkpoint")]
    [InlineData("CREATE SCHEMA mlscrmbridge_finance; CREATE TABLE mlscrmbridge_finance.account (a int)", "holds tables that are not the finance store's")]
    public void A_database_with_tables_of_something_else_is_refused_and_stays_as_it_was(string statement, string told)
    {
        var database = server.CreateDatabase();
        PostgresServer.Execute(server.Connection(database), statement);

        Assert.Contains(told, Refusal(server.Connection(database)), StringComparison.Ordinal);
        Assert.Contains(told, Refusal(server.Connection(database)), StringComparison.Ordinal);
    }

    [StoreFact]
    public void A_database_that_everybody_may_connect_to_is_refused()
    {
        var database = server.CreateDatabase();
        PostgresServer.Execute(server.Admin, $"GRANT CONNECT ON DATABASE {database} TO PUBLIC");

        Assert.Contains("REVOKE CONNECT", Refusal(server.Connection(database)), StringComparison.Ordinal);
    }

    [StoreFact]
    public void A_table_that_was_granted_to_others_is_refused()
    {
        var database = server.CreateDatabase();
        Open(server.Connection(database)).Dispose();
        PostgresServer.Execute(server.Connection(database), "GRANT SELECT ON mlscrmbridge_finance.account TO postgres");

        Assert.Contains("the table account", Refusal(server.Connection(database)), StringComparison.Ordinal);
    }

    [StoreFact]
    public void A_user_who_may_create_nothing_is_told_so()
    {
        var (database, other) = (server.CreateDatabase(), server.CreateDatabase());
        PostgresServer.Execute(server.Admin, $"GRANT CONNECT ON DATABASE {database} TO {other}");

        Assert.Contains("the owner of the database", Failure(server.Connection(database, other)), StringComparison.Ordinal);
    }

    [StoreFact]
    public void Errors_of_the_connection_are_told_without_the_connection_string()
    {
        var database = server.CreateDatabase();
        var right = server.Connection(database);

        Assert.Contains("its password", Failure(right.Replace("of-the-test", "CNRY-secret", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("There is no database", Failure(right.Replace($"Database={database}", "Database=nowhere", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("cannot be reached", Failure("Host=127.0.0.1;Port=1;Database=x;Username=x;Password=CNRY-secret"), StringComparison.Ordinal);
        Assert.Contains("SSL Mode", Failure(right + ";SSL Mode=VerifyFull"), StringComparison.Ordinal);
    }

    [StoreFact]
    public void A_store_of_a_newer_version_is_refused()
    {
        var database = server.CreateDatabase();
        Open(server.Connection(database)).Dispose();
        PostgresServer.Execute(server.Connection(database), "UPDATE mlscrmbridge_finance.store SET version = 99");

        Assert.Contains("newer version", Failure(server.Connection(database)), StringComparison.Ordinal);
    }

    [StoreFact]
    public void A_store_of_an_older_version_is_brought_to_this_one_and_keeps_what_it_has()
    {
        var database = server.CreateDatabase();
        Open(server.Connection(database)).Dispose();
        PostgresServer.Execute(
            server.Connection(database), "DROP TABLE mlscrmbridge_finance.erased", "UPDATE mlscrmbridge_finance.store SET version = 1",
            "INSERT INTO mlscrmbridge_finance.import (id, ledger, at, outcome, details) VALUES (5, '', '', '', '')");

        using var store = Open(server.Connection(database));

        Assert.Equal((5L, 0L), store.Read(session => (session.Scalar<long>("SELECT max(id) FROM import"), session.Scalar<long>("SELECT count(*) FROM erased"))));
    }

    [StoreFact]
    public void A_store_that_can_only_be_read_is_read_and_says_so_when_written()
    {
        var database = server.CreateDatabase();
        Open(server.Connection(database)).Dispose();
        PostgresServer.Execute(server.Admin, $"ALTER DATABASE {database} SET default_transaction_read_only = on");

        using var store = Open(server.Connection(database) + ";Pooling=false");

        Assert.Equal(0L, store.Read(session => session.Scalar<long>("SELECT count(*) FROM account")));
        var error = Assert.Throws<StoreException>(() => store.Write(session => session.Run("DELETE FROM account")));
        Assert.Contains("read-only", error.Message, StringComparison.Ordinal);
    }

    [StoreFact]
    public void Nothing_of_an_error_of_the_server_is_quoted()
    {
        using var store = Open(server.Connection(server.CreateDatabase()));

        var error = Assert.Throws<StoreException>(() => store.Write(session => session.Run("INSERT INTO vault (id, key_id) VALUES (1, 'CNRY')")));

        Assert.Contains("23505", error.Message, StringComparison.Ordinal); // unique_violation
        Assert.DoesNotContain("CNRY", error.ToString(), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task Stores_that_are_opened_at_once_over_a_new_database_agree()
    {
        var connection = server.Connection(server.CreateDatabase());

        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Open(connection))));

        Assert.All(stores, store => Assert.Equal(1L, store.Read(session => session.Scalar<long>("SELECT count(*) FROM vault"))));
        Array.ForEach(stores, store => store.Dispose());
    }

    private static FinanceStore Open(string connection) => FinanceStore.OpenPostgres(connection, FinanceFixture.Key);

    private static string Refusal(string connection) => Assert.Throws<FinanceException>(() => Open(connection)).Message;

    private static string Failure(string connection)
    {
        var error = Assert.Throws<StoreException>(() => Open(connection));
        Assert.DoesNotContain("CNRY", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Password", error.ToString(), StringComparison.Ordinal);
        return error.Message;
    }
}
