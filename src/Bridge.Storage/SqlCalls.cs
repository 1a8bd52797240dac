using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

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
        var command = Lend(connection, sql, values);
        var changed = command.ExecuteNonQuery();
        GiveBack(connection, command);
        return changed;
    }

    /// <summary>Reads the first column of the first row.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">The query.</param>
    /// <param name="values">Parameters by name.</param>
    /// <returns>The value; the type's default when there is no row or it is NULL.</returns>
    public static T? Scalar<T>(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = Lend(connection, sql, values);
        var value = command.ExecuteScalar();
        GiveBack(connection, command);
        return value is null or DBNull ? default : (T)Convert.ChangeType(value, typeof(T), CultureInfo.InvariantCulture);
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
        var command = Lend(connection, sql, values);
        var rows = new List<T>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                rows.Add(row(reader));
            }
        }

        GiveBack(connection, command);
        return rows;
    }

    /// <summary>Looks at the bytes of the first column of the one row that there is, where SQLite has them: no copy is made.</summary>
    /// <typeparam name="T">What is made of them.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">The query.</param>
    /// <param name="look">Looks at the bytes; they are gone when it returns.</param>
    /// <param name="values">Parameters by name.</param>
    /// <returns>What was made of them.</returns>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    public static T Look<T>(this SqliteConnection connection, string sql, Func<ReadOnlySpan<byte>, T> look, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        ArgumentNullException.ThrowIfNull(look);
        var command = Lend(connection, sql, values);
        T seen;
        using (var reader = command.ExecuteReader())
        {
            seen = reader.Read() && reader.Handle is { } row ? look(raw.sqlite3_column_blob(row, 0)) : throw new InvalidOperationException($"No row: {sql}");
        }

        GiveBack(connection, command);
        return seen;
    }

    /// <summary>The bytes of a column of the current row, where SQLite has them: no copy is made.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="column">Number of the column, from 0.</param>
    /// <returns>The bytes; they are gone when the reader moves on.</returns>
    public static ReadOnlySpan<byte> Bytes(this SqliteDataReader reader, int column)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return raw.sqlite3_column_blob(reader.Handle ?? throw new InvalidOperationException("The reader is closed."), column);
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

    // A command that failed is not given back: the next call compiles a fresh one.
    private static SqliteCommand Lend(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> values) =>
        connection is CachingConnection cache ? cache.Lend(sql, values) : connection.Prepare(sql, values);

    private static void GiveBack(SqliteConnection connection, SqliteCommand command)
    {
        if (connection is CachingConnection cache)
        {
            cache.GiveBack(command);
        }
        else
        {
            command.Dispose();
        }
    }
}
