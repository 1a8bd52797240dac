using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Storage;

/// <summary>The link table of one stream.</summary>
internal sealed class Links(BridgeStore store, long stream)
{
    private const string Columns = "external_id, target_id, shape, fields, unique_hash, is_departed";

    /// <summary>Finds the links of some records.</summary>
    /// <param name="externalIds">Their identities.</param>
    /// <returns>The links by identity; missing ones are not there.</returns>
    public Dictionary<string, Link> Find(IEnumerable<string> externalIds) => store.Read(connection =>
    {
        using var command = connection.Prepare(
            $"SELECT {Columns} FROM link WHERE stream = $stream AND external_id = $id", ("$stream", stream), ("$id", ""));
        var id = command.Parameters["$id"];
        var found = new Dictionary<string, Link>(StringComparer.Ordinal);
        using var snapshot = connection.BeginTransaction(deferred: true); // one lock for all look-ups
        command.Transaction = snapshot;
        foreach (var externalId in externalIds)
        {
            id.Value = externalId;
            using var reader = command.ExecuteReader();
            if (reader.Read())
            {
                found[externalId] = Read(reader);
            }
        }

        return found;
    });

    /// <summary>Finds who holds some unique values.</summary>
    /// <param name="uniqueHashes">Their hashes.</param>
    /// <returns>Identities of the holders, by hash.</returns>
    public ILookup<long, string> FindHolders(IReadOnlyCollection<long> uniqueHashes) => store.Read(connection => connection.Query(
        """
        SELECT unique_hash, external_id FROM json_each($hashes) AS wanted
        CROSS JOIN link ON unique_hash = wanted.value AND stream = $stream
        """,
        reader => (Hash: reader.GetInt64(0), ExternalId: reader.GetString(1)),
        ("$hashes", HashList.Of(uniqueHashes)), ("$stream", stream))).ToLookup(row => row.Hash, row => row.ExternalId);

    /// <summary>Counts the links that are not departed, and all links.</summary>
    /// <returns>Both counts.</returns>
    public (long Active, long All) Count() => store.Read(connection => (
        connection.Scalar<long>("SELECT count(*) FROM link WHERE stream = $stream AND is_departed = 0", ("$stream", stream)),
        connection.Scalar<long>("SELECT count(*) FROM link WHERE stream = $stream", ("$stream", stream))));

    /// <summary>Tells whether there is any link; cheaper than counting.</summary>
    /// <returns>True when there is one.</returns>
    public bool Any() => store.Read(connection =>
        connection.Scalar<long>("SELECT EXISTS (SELECT 1 FROM link WHERE stream = $stream)", ("$stream", stream)) == 1);

    /// <summary>Finds active links without a counterpart in a key list, streaming both.</summary>
    /// <param name="existing">Chunks of all identities that exist at the source.</param>
    /// <returns>Identities of the vanished, in order.</returns>
    public List<string> FindVanished(IEnumerable<IReadOnlyList<string>> existing) => store.Read(connection =>
    {
        connection.Run("CREATE TEMP TABLE IF NOT EXISTS existing (external_id TEXT PRIMARY KEY) WITHOUT ROWID");
        connection.Run("DELETE FROM existing");
        using (var transaction = connection.BeginTransaction())
        {
            using var insert = connection.Prepare("INSERT OR IGNORE INTO existing VALUES ($id)", ("$id", ""));
            foreach (var externalId in existing.SelectMany(chunk => chunk))
            {
                insert.Parameters["$id"].Value = externalId;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        var vanished = connection.Query(
            """
            SELECT external_id FROM link WHERE stream = $stream AND is_departed = 0
              AND NOT EXISTS (SELECT 1 FROM existing WHERE existing.external_id = link.external_id)
            """,
            reader => reader.GetString(0),
            ("$stream", stream));
        connection.Run("DELETE FROM existing");
        return vanished;
    });

    /// <summary>Writes links; for use inside a transaction.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="links">The links.</param>
    public void Save(SqliteConnection connection, IReadOnlyList<Link> links)
    {
        using var command = connection.Prepare(
            """
            INSERT INTO link (stream, external_id, target_id, shape, fields, unique_hash, is_departed)
            VALUES ($stream, $id, $target, $shape, $fields, $unique, $departed)
            ON CONFLICT (stream, external_id) DO UPDATE SET
              target_id = coalesce(excluded.target_id, target_id), shape = excluded.shape, fields = excluded.fields,
              unique_hash = excluded.unique_hash, is_departed = excluded.is_departed
            """,
            ("$stream", stream), ("$id", ""), ("$target", ""), ("$shape", 0L), ("$fields", Array.Empty<byte>()), ("$unique", 0L), ("$departed", 0L));
        var values = command.Parameters;
        foreach (var link in links)
        {
            values["$id"].Value = link.ExternalId;
            values["$target"].Value = (object?)link.TargetId ?? DBNull.Value;
            values["$shape"].Value = link.Shape;
            values["$fields"].Value = MemoryMarshal.AsBytes(link.Fields.AsSpan()).ToArray();
            values["$unique"].Value = (object?)link.UniqueHash ?? DBNull.Value;
            values["$departed"].Value = link.IsDeparted ? 1L : 0L;
            command.ExecuteNonQuery();
        }
    }

    private static Link Read(SqliteDataReader reader) => new(
        reader.GetString(0),
        reader.IsDBNull(1) ? null : reader.GetString(1),
        reader.GetInt64(2),
        MemoryMarshal.Cast<byte, ulong>((byte[])reader.GetValue(3)).ToArray(),
        reader.IsDBNull(4) ? null : reader.GetInt64(4),
        reader.GetInt64(5) == 1);
}
