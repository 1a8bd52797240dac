using System.Data.Common;

namespace Bridge.Finance.Storage.Sqlite;

/// <summary>New rows by one prepared statement; they belong to the transaction around them.</summary>
/// <param name="insert">The statement, with a parameter for each column.</param>
internal sealed class SqliteBulkRows(DbCommand insert) : IBulkRows
{
    public void Add(params ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            insert.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        insert.ExecuteNonQuery();
    }

    public void Complete()
    {
        // Each row was inserted when it came.
    }

    public void Dispose() => insert.Dispose();
}
