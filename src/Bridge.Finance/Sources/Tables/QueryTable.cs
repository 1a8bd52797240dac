using System.Data;
using System.Data.Common;
using System.Globalization;
using Bridge.Finance.Sources.Mapping;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Bridge.Finance.Sources.Tables;

/// <summary>The rows of a query that can only read.</summary>
internal sealed class QueryTable : TableReader
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly DbCommand _command;
    private readonly DbDataReader _rows;
    private int _line;

    private QueryTable(string name, DbConnection connection, DbTransaction transaction, DbCommand command, DbDataReader rows)
    {
        (Name, _connection, _transaction, _command, _rows) = (name, connection, transaction, command, rows);
        Columns = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
    }

    public override string Name { get; }

    public override IReadOnlyList<string> Columns { get; }

    public override int Line => _line;

    public override int Count => _rows.FieldCount;

    /// <summary>Runs the query.</summary>
    /// <param name="spec">Kind of database and query.</param>
    /// <param name="source">File of SQLite, connection string of PostgreSQL.</param>
    /// <param name="cancellationToken">Abandons the query.</param>
    /// <exception cref="FinanceException">The database refuses.</exception>
    public static async Task<QueryTable> OpenAsync(TableSpec spec, string source, CancellationToken cancellationToken)
    {
        var name = $"{spec.Type.ToString().ToLowerInvariant()} query";
        DbConnection? connection = null;
        try
        {
            connection = spec.Type == TableType.Sqlite
                ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString())
                : new NpgsqlConnection(source);
            await connection.OpenAsync(cancellationToken);
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
            var command = connection.CreateCommand();
            command.Transaction = transaction;
            if (spec.Type == TableType.Postgres)
            {
                command.CommandText = "SET TRANSACTION READ ONLY";
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

#pragma warning disable CA2100 // the administrator's own query is what this class runs; the database is opened read-only
            command.CommandText = spec.Query!; // a mapping of this type has one
#pragma warning restore CA2100
            var rows = await command.ExecuteReaderAsync(CommandBehavior.Default, cancellationToken);
            return new QueryTable(name, connection, transaction, command, rows);
        }
        catch (Exception error) when (error is DbException or ArgumentException or InvalidOperationException)
        {
            connection?.Dispose();
            // The database's own text may quote the connection or a value.
            throw new FinanceException(
                $"The {name} cannot be run ({(error as DbException)?.SqlState ?? error.GetType().Name}).",
                "Check the connection, the rights of its user and the query in the mapping document.");
        }
    }

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _line++;
        try
        {
            return await _rows.ReadAsync(cancellationToken);
        }
        catch (DbException error)
        {
            throw new FinanceException(
                $"The {Name} broke off at row {_line} ({error.SqlState}).", "Run the import again; nothing was stored.");
        }
    }

    public override string Text(int column) => _rows.GetValue(column) switch
    {
        null or DBNull => "",
        string text => Clean(text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        var value => Clean(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    public override void Dispose()
    {
        _rows.Dispose();
        _command.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
    }
}
