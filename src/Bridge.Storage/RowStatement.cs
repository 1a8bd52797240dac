using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Bridge.Storage;

/// <summary>One statement that is run for very many rows: compiled once, its values bound by place and without boxes.</summary>
/// <remarks>
/// A command of Microsoft.Data.Sqlite binds by name and makes about ten objects a row; a first sync writes three rows a
/// record. Used inside a transaction, by the thread that holds the store's writer, and disposed before it ends.
/// </remarks>
public sealed class RowStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private byte[] _text = ArrayPool<byte>.Shared.Rent(512);

    /// <summary>Compiles a statement.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">One statement whose parameters are <c>?1</c>, <c>?2</c> ...</param>
    /// <exception cref="SqliteException">The store refused it.</exception>
    public RowStatement(SqliteConnection connection, string sql)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    /// <summary>Binds a number.</summary>
    /// <param name="place">Number of the parameter, from 1.</param>
    /// <param name="value">The number; null is stored as NULL.</param>
    public void Bind(int place, long? value) => Check(value is { } number
        ? raw.sqlite3_bind_int64(_statement, place, number)
        : raw.sqlite3_bind_null(_statement, place));

    /// <summary>Binds a text.</summary>
    /// <param name="place">Number of the parameter, from 1.</param>
    /// <param name="value">The text; null is stored as NULL.</param>
    public void Bind(int place, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(_statement, place));
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most > _text.Length)
        {
            ArrayPool<byte>.Shared.Return(_text);
            _text = ArrayPool<byte>.Shared.Rent(most);
        }

        Check(raw.sqlite3_bind_text(_statement, place, _text.AsSpan(0, Encoding.UTF8.GetBytes(value, _text))));
    }

    /// <summary>Binds bytes.</summary>
    /// <param name="place">Number of the parameter, from 1.</param>
    /// <param name="value">The bytes; SQLite keeps a copy.</param>
    public void Bind(int place, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(_statement, place, value));

    /// <summary>Runs the statement with the values bound; they stay bound for the next row.</summary>
    /// <exception cref="SqliteException">The store refused it.</exception>
    public void Run()
    {
        var code = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        if (code is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            SqliteException.ThrowExceptionForRC(code, _database);
        }
    }

    /// <summary>Number of the row that was inserted last on the connection.</summary>
    /// <returns>The number.</returns>
    public long LastRow() => raw.sqlite3_last_insert_rowid(_database);

    /// <inheritdoc />
    public void Dispose()
    {
        _statement.Dispose();
        ArrayPool<byte>.Shared.Return(_text);
        _text = [];
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
