using Microsoft.Data.Sqlite;

namespace Bridge.Storage;

/// <summary>A connection that keeps its short statements compiled. Used by one thread at a time, as every connection.</summary>
/// <remarks>Compiling a statement costs SQLite several times what running it on one row does.</remarks>
/// <param name="connectionString">As of <see cref="SqliteConnection"/>.</param>
internal sealed class CachingConnection(string connectionString) : SqliteConnection(connectionString)
{
    private const int MostKept = 128;
    private readonly Dictionary<string, SqliteCommand> _idle = new(StringComparer.Ordinal);

    /// <summary>Lends a command with these parameters; it goes back by <see cref="GiveBack"/>.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Parameters by name, in the same order for the same statement.</param>
    /// <returns>The command.</returns>
    public SqliteCommand Lend(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_idle.Remove(sql, out var command))
        {
            return this.Prepare(sql, values);
        }

        command.Transaction = Transaction;
        foreach (var (name, value) in values)
        {
            command.Parameters[name].Value = value ?? DBNull.Value;
        }

        return command;
    }

    /// <summary>Takes a command back.</summary>
    /// <param name="command">As lent, its reader disposed.</param>
    public void GiveBack(SqliteCommand command)
    {
        if (_idle.Count >= MostKept || !_idle.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var command in _idle.Values)
            {
                command.Dispose();
            }

            _idle.Clear();
        }

        base.Dispose(disposing);
    }
}
