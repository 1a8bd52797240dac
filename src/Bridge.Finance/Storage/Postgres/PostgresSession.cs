using Npgsql;

namespace Bridge.Finance.Storage.Postgres;

/// <summary>A session on PostgreSQL: many rows go by COPY, a statement for many values in one round trip each thousand.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection) : StoreSession(connection)
{
    private const int MostStatements = 1000;

    private readonly NpgsqlConnection _connection = connection;

    public override IBulkRows OpenRows(string table, params string[] columns) =>
        new PostgresBulkRows(_connection.BeginBinaryImport($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)"));

    public override void RunForEach(string sql, IReadOnlyList<byte[]> each, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        for (var start = 0; start < each.Count; start += MostStatements)
        {
            using var batch = _connection.CreateBatch();
            for (var index = start; index < Math.Min(each.Count, start + MostStatements); index++)
            {
#pragma warning disable CA2100 // the statement is the caller's constant; values travel as parameters
                var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
                command.Parameters.AddWithValue("@each", each[index]);
                foreach (var (name, value) in values)
                {
                    command.Parameters.AddWithValue(name, value ?? DBNull.Value);
                }

                batch.BatchCommands.Add(command);
            }

            batch.ExecuteNonQuery();
        }
    }
}
