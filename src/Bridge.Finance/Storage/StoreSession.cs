using System.Data.Common;
using System.Globalization;

namespace Bridge.Finance.Storage;

/// <summary>What one reading or writing may ask of the database: statements that both databases understand, and what each does its own way.</summary>
/// <remarks>Parameters are written <c>@name</c>, which both take. Used by one thread at a time.</remarks>
/// <param name="connection">An open connection.</param>
internal abstract class StoreSession(DbConnection connection)
{
    /// <summary>Opens a table for many new rows, inside a transaction.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns, in the order of the values.</param>
    public abstract IBulkRows OpenRows(string table, params string[] columns);

    /// <summary>Runs a statement once for each value of <c>@each</c>, inside a transaction.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="each">The values.</param>
    /// <param name="values">The other parameters.</param>
    public abstract void RunForEach(string sql, IReadOnlyList<byte[]> each, params ReadOnlySpan<(string Name, object? Value)> values);

    /// <summary>Runs a statement.</summary>
    /// <returns>Rows changed.</returns>
    public int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Prepare(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Reads the first column of the first row; the type's default when there is no row or it is NULL.</summary>
    public T? Scalar<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Prepare(sql, values);
        return command.ExecuteScalar() switch
        {
            null or DBNull => default,
            T value => value,
            var value => (T)Convert.ChangeType(value, typeof(T), CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Reads rows.</summary>
    public List<T> Query<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Prepare(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>Reads rows one by one; nothing else may use the session until all are read or the enumeration is disposed.</summary>
    public IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> row, params (string Name, object? Value)[] values)
    {
        using var command = Prepare(sql, values);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return row(reader);
        }
    }

    /// <summary>Creates a command with its parameters; the caller disposes it.</summary>
    protected DbCommand Prepare(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every statement is a constant beside its use; values travel as parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
