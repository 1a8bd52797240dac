using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Storage;

/// <summary>Writes the link rows of one stream and the tables that find them.</summary>
/// <remarks>
/// Keys and hashes come in no order, and a page of a large table would be written for nearly each of them. They go to two
/// small tables first and move on in one sorted go, which costs the same few writes a record at any size.
/// </remarks>
internal sealed class LinkRows(long stream)
{
    private const int MostRecent = 20_000;

    // Three statements of one command; the row's number is the one that the first has given.
    private const string Insert = """
        INSERT INTO link (stream, external_id, target_id, shape, fields, unique_hash, is_departed)
          VALUES ($stream, $id, $target, $shape, $fields, $unique, $departed);
        INSERT OR REPLACE INTO link_key_recent (stream, external_id, link) VALUES ($stream, $id, last_insert_rowid());
        INSERT INTO link_unique_recent (unique_hash, stream, link)
          SELECT $unique, $stream, last_insert_rowid() WHERE $unique IS NOT NULL;
        """;

    private const string Update = """
        UPDATE link SET target_id = coalesce($target, target_id), shape = $shape, fields = $fields,
          unique_hash = $unique, is_departed = $departed WHERE id = $row;
        INSERT OR IGNORE INTO link_unique_recent (unique_hash, stream, link)
          SELECT $unique, $stream, $row WHERE $unique IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM link_unique WHERE unique_hash = $unique AND stream = $stream AND link = $row);
        """;

    private long? _recent;

    /// <summary>Writes links; for use inside a transaction.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="links">The links, each with its row or with 0 for a new one.</param>
    public void Save(SqliteConnection connection, IReadOnlyList<Link> links)
    {
        if (links.Count == 0)
        {
            return;
        }

        Write(connection, Insert, links.Where(link => link.Row == 0));
        Write(connection, Update, links.Where(link => link.Row != 0));
        _recent = (_recent ?? connection.Scalar<long>("SELECT count(*) FROM link_key_recent")) + links.Count;
        if (_recent >= MostRecent)
        {
            Sort(connection);
            _recent = 0;
        }
    }

    private void Write(SqliteConnection connection, string sql, IEnumerable<Link> links)
    {
        SqliteCommand? command = null;
        foreach (var link in links)
        {
            command ??= connection.Prepare(
                sql, ("$stream", stream), ("$id", ""), ("$target", ""), ("$shape", 0L), ("$fields", Array.Empty<byte>()), ("$unique", 0L),
                ("$departed", 0L), ("$row", 0L));
            var values = command.Parameters;
            values["$id"].Value = link.ExternalId;
            values["$target"].Value = (object?)link.TargetId ?? DBNull.Value;
            values["$shape"].Value = link.Shape;
            values["$fields"].Value = MemoryMarshal.AsBytes(link.Fields.AsSpan()).ToArray();
            values["$unique"].Value = (object?)link.UniqueHash ?? DBNull.Value;
            values["$departed"].Value = link.IsDeparted ? 1L : 0L;
            values["$row"].Value = link.Row;
            command.ExecuteNonQuery();
        }

        command?.Dispose();
    }

    private static void Sort(SqliteConnection connection)
    {
        connection.Run("INSERT OR REPLACE INTO link_key (stream, external_id, link) SELECT stream, external_id, link FROM link_key_recent");
        connection.Run("DELETE FROM link_key_recent");
        connection.Run("INSERT OR IGNORE INTO link_unique (unique_hash, stream, link) SELECT unique_hash, stream, link FROM link_unique_recent");
        connection.Run("DELETE FROM link_unique_recent");
    }
}
