using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Bridge.Storage;

/// <summary>Short forms for single statements; streams of rows prepare their own commands.</summary>
public static class SqlCalls
{
    /// <summary>Runs a statement.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Parameters by name; null is stored as NULL.</param>
    /// <returns>Rows changed.</returns>
    public static int Run(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.Prepare(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Reads the first column of the first row.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">The query.</param>
    /// <param name="values">Parameters by name.</param>
    /// <returns>The value; the type's default when there is no row or it is NULL.</returns>
    public static T? Scalar<T>(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.Prepare(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull
            ? (T)Convert.ChangeType(value, typeof(T), CultureInfo.InvariantCulture)
            : default;
    }

    /// <summary>Reads rows.</summary>
    /// <typeparam name="T">Type of a row.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">The query.</param>
    /// <param name="row">Turns the current row into a value.</param>
    /// <param name="values">Parameters by name.</param>
    /// <returns>The rows.</returns>
    public static List<T> Query<T>(
        this SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.Prepare(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>Creates a command with its parameters.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Parameters by name.</param>
    /// <returns>The command; the caller disposes it.</returns>
    public static SqliteCommand Prepare(
        this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every statement is a constant beside its use; values travel as parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
