using Microsoft.Data.Sqlite;

namespace Bridge.Finance.Storage.Sqlite;

/// <summary>A session on SQLite: many rows are one prepared statement, run again and again.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : StoreSession(connection)
{
    public override IBulkRows OpenRows(string table, params string[] columns)
    {
        var names = Enumerable.Range(0, columns.Length).Select(index => $"@p{index}").ToArray();
        return new SqliteBulkRows(Prepare(
            $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", names)})",
            [.. names.Select(name => (name, (object?)DBNull.Value))]));
    }

    public override void RunForEach(string sql, IReadOnlyList<byte[]> each, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Prepare(sql, [("@each", Array.Empty<byte>()), .. values]);
        foreach (var value in each)
        {
            command.Parameters[0].Value = value;
            command.ExecuteNonQuery();
        }
    }
}
