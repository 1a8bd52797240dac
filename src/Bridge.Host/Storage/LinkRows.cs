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

    private const string InsertLink = """
        INSERT INTO link (stream, external_id, target_id, shape, fields, unique_hash, is_departed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """;

    private const string InsertKey = "INSERT OR REPLACE INTO link_key_recent (stream, external_id, link) VALUES (?1, ?2, ?3)";

    private const string InsertUnique = "INSERT INTO link_unique_recent (unique_hash, stream, link) VALUES (?1, ?2, ?3)";

    private const string UpdateLink = """
        UPDATE link SET target_id = coalesce(?1, target_id), shape = ?2, fields = ?3, unique_hash = ?4, is_departed = ?5 WHERE id = ?6
        """;

    private const string UpdateUnique = """
        INSERT OR IGNORE INTO link_unique_recent (unique_hash, stream, link)
          SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM link_unique WHERE unique_hash = ?1 AND stream = ?2 AND link = ?3)
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

        InsertNew(connection, links);
        UpdateKnown(connection, links);
        _recent = (_recent ?? connection.Scalar<long>("SELECT count(*) FROM link_key_recent")) + links.Count;
        if (_recent >= MostRecent)
        {
            Sort(connection);
            _recent = 0;
        }
    }

    private void InsertNew(SqliteConnection connection, IReadOnlyList<Link> links)
    {
        if (links.All(link => link.Row != 0))
        {
            return;
        }

        using var insert = new RowStatement(connection, InsertLink);
        using var insertKey = new RowStatement(connection, InsertKey);
        using var insertUnique = new RowStatement(connection, InsertUnique);
        insert.Bind(1, stream);
        insertKey.Bind(1, stream);
        insertUnique.Bind(2, stream);
        foreach (var link in links)
        {
            if (link.Row != 0)
            {
                continue;
            }

            insert.Bind(2, link.ExternalId);
            insert.Bind(3, link.TargetId);
            insert.Bind(4, link.Shape);
            insert.Bind(5, MemoryMarshal.AsBytes(link.Fields.AsSpan()));
            insert.Bind(6, link.UniqueHash);
            insert.Bind(7, link.IsDeparted ? 1 : 0);
            insert.Run();
            var row = insert.LastRow();
            insertKey.Bind(2, link.ExternalId);
            insertKey.Bind(3, row);
            insertKey.Run();
            if (link.UniqueHash is { } unique)
            {
                insertUnique.Bind(1, unique);
                insertUnique.Bind(3, row);
                insertUnique.Run();
            }
        }
    }

    private void UpdateKnown(SqliteConnection connection, IReadOnlyList<Link> links)
    {
        if (links.All(link => link.Row == 0))
        {
            return;
        }

        using var update = new RowStatement(connection, UpdateLink);
        using var updateUnique = new RowStatement(connection, UpdateUnique);
        updateUnique.Bind(2, stream);
        foreach (var link in links)
        {
            if (link.Row == 0)
            {
                continue;
            }

            update.Bind(1, link.TargetId);
            update.Bind(2, link.Shape);
            update.Bind(3, MemoryMarshal.AsBytes(link.Fields.AsSpan()));
            update.Bind(4, link.UniqueHash);
            update.Bind(5, link.IsDeparted ? 1 : 0);
            update.Bind(6, link.Row);
            update.Run();
            if (link.UniqueHash is { } unique)
            {
                updateUnique.Bind(1, unique);
                updateUnique.Bind(3, link.Row);
                updateUnique.Run();
            }
        }
    }

    private static void Sort(SqliteConnection connection)
    {
        connection.Run("INSERT OR REPLACE INTO link_key (stream, external_id, link) SELECT stream, external_id, link FROM link_key_recent");
        connection.Run("DELETE FROM link_key_recent");
        connection.Run("INSERT OR IGNORE INTO link_unique (unique_hash, stream, link) SELECT unique_hash, stream, link FROM link_unique_recent");
        connection.Run("DELETE FROM link_unique_recent");
    }
}
