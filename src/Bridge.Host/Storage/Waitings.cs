using Microsoft.Data.Sqlite;

namespace Bridge.Host.Storage;

/// <summary>Records of one stream that were written without a reference and wait for the record they refer to.</summary>
internal sealed class Waitings(BridgeStore store, long stream)
{
    /// <summary>Reads the records whose reference is now linked in another stream.</summary>
    /// <param name="referred">Number of the stream they refer to.</param>
    /// <returns>The canonical records as JSON.</returns>
    public List<string> FindReady(long referred) => store.Read(connection => connection.Query(
        """
        SELECT record FROM waiting WHERE stream = $stream AND EXISTS (
          SELECT 1 FROM link WHERE target_id IS NOT NULL AND id IN (
            SELECT link FROM link_key WHERE stream = $referred AND external_id = waiting.refers_to
            UNION ALL SELECT link FROM link_key_recent WHERE stream = $referred AND external_id = waiting.refers_to))
        """,
        reader => reader.GetString(0),
        ("$stream", stream), ("$referred", referred)));

    /// <summary>Remembers a record; for use inside a transaction.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="externalId">Identity.</param>
    /// <param name="refersTo">External id of the record it refers to.</param>
    /// <param name="record">The canonical record as JSON.</param>
    public void Save(SqliteConnection connection, string externalId, string refersTo, string record) => connection.Run(
        "INSERT OR REPLACE INTO waiting (stream, external_id, refers_to, record) VALUES ($stream, $id, $to, $record)",
        ("$stream", stream), ("$id", externalId), ("$to", refersTo), ("$record", record));

    /// <summary>Forgets records; for use inside a transaction.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="externalIds">Their identities.</param>
    public void Remove(SqliteConnection connection, IEnumerable<string> externalIds)
    {
        foreach (var externalId in externalIds)
        {
            connection.Run(
                "DELETE FROM waiting WHERE stream = $stream AND external_id = $id", ("$stream", stream), ("$id", externalId));
        }
    }

    /// <summary>Tells whether any record waits.</summary>
    /// <returns>True when one does.</returns>
    public bool Any() => store.Read(connection =>
        connection.Scalar<long>("SELECT EXISTS (SELECT 1 FROM waiting WHERE stream = $stream)", ("$stream", stream)) == 1);
}
