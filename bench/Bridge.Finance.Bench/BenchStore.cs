using Bridge.Finance.Storage;
using Bridge.Finance.Vault;
using Npgsql;

namespace Bridge.Finance.Bench;

/// <summary>The empty store that is measured.</summary>
internal static class BenchStore
{
    public static FinanceStore OpenNew(string folder, string? postgres, VaultKey key)
    {
        if (postgres is not null)
        {
            Empty(postgres);
            return FinanceStore.OpenPostgres(postgres, key);
        }

        foreach (var old in Directory.EnumerateFiles(folder, "finance.db*"))
        {
            File.Delete(old);
        }

        return FinanceStore.Open(Path.Combine(folder, "finance.db"), key);
    }

    /// <summary>Bytes that the store takes.</summary>
    public static long Size(string folder, FinanceStore store, string? postgres) => postgres is null
        ? new FileInfo(Path.Combine(folder, "finance.db")).Length
        : store.Read(session => session.Scalar<long>("SELECT pg_database_size(current_database())"));

    private static void Empty(string postgres)
    {
        using var connection = new NpgsqlConnection(postgres);
        connection.Open();
        using var command = new NpgsqlCommand("DROP SCHEMA IF EXISTS mlscrmbridge_finance CASCADE", connection);
        command.ExecuteNonQuery();
    }
}
