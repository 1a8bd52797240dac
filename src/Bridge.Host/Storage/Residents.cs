using Bridge.Core.Connectors;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Storage;

/// <summary>Somebody the target has.</summary>
/// <param name="TargetId">The target's own id.</param>
/// <param name="ExternalId">External id, or null.</param>
/// <param name="IsAdoptable">True for an ordinary end user.</param>
internal sealed record KnownResident(string TargetId, string? ExternalId, bool IsAdoptable);

/// <summary>Who the target of one stream has, by hash of the value it keeps unique.</summary>
internal sealed class Residents(BridgeStore store, long stream)
{
    /// <summary>Cursor of the census, or null before the first.</summary>
    /// <returns>The cursor.</returns>
    public Cursor? FindCursor() => store.Read(connection =>
        connection.Scalar<string>("SELECT cursor FROM census WHERE stream = $stream", ("$stream", stream))) is { } text
        ? new Cursor(text)
        : null;

    /// <summary>Finds who holds some unique values.</summary>
    /// <param name="uniqueHashes">Their hashes.</param>
    /// <returns>The holders, by hash.</returns>
    /// <remarks>Left to itself SQLite walks all residents of the stream for each hash, which grows with the square of a full account.</remarks>
    public ILookup<long, KnownResident> Find(IReadOnlyCollection<long> uniqueHashes) => store.Read(connection => connection.Query(
        """
        SELECT unique_hash, target_id, external_id, is_adoptable FROM json_each($hashes) AS wanted
        CROSS JOIN resident INDEXED BY resident_by_unique ON unique_hash = wanted.value AND stream = $stream
        """,
        reader => (Hash: reader.GetInt64(0), Resident: new KnownResident(
            reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetInt64(3) == 1)),
        ("$hashes", HashList.Of(uniqueHashes)), ("$stream", stream))).ToLookup(row => row.Hash, row => row.Resident);

    /// <summary>Finds which records the target has under their keys.</summary>
    /// <param name="externalIds">The keys.</param>
    /// <returns>The target's own ids of those that it has, by key.</returns>
    public IReadOnlyDictionary<string, string> FindKeys(IReadOnlyCollection<string> externalIds)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resident in externalIds.Count == 0 ? [] : store.Read(connection => connection.Query(
            """
            SELECT target_id, external_id, is_adoptable FROM json_each($keys) AS wanted
            CROSS JOIN resident INDEXED BY resident_by_key ON stream = $stream AND external_id = wanted.value AND external_id IS NOT NULL
            """,
            reader => new KnownResident(reader.GetString(0), reader.GetString(1), reader.GetInt64(2) == 1), ("$keys", TextList.Of(externalIds)), ("$stream", stream))))
        {
            ids.TryAdd(resident.ExternalId!, resident.TargetId); // found by it
        }

        return ids;
    }

    /// <summary>Stores a page of the census with its cursor, in one transaction.</summary>
    /// <param name="page">The page.</param>
    /// <param name="hash">Hashes a unique value.</param>
    /// <param name="isAnew">True for the first page of a census that begins anew: who was known before is forgotten.</param>
    public void Save(Page<Resident> page, Func<string, long> hash, bool isAnew = false) => store.Write(connection =>
    {
        if (isAnew)
        {
            connection.Run("DELETE FROM resident WHERE stream = $stream", ("$stream", stream));
        }

        using var insert = connection.Prepare(
            """
            INSERT OR REPLACE INTO resident (stream, target_id, external_id, unique_hash, is_adoptable)
            VALUES ($stream, $target, $external, $hash, $adoptable)
            """,
            ("$stream", stream), ("$target", ""), ("$external", ""), ("$hash", 0L), ("$adoptable", 0L));
        foreach (var resident in page.Records)
        {
            if (resident.IsDeleted)
            {
                Forget(connection, resident.TargetId);
                continue;
            }

            insert.Parameters["$target"].Value = resident.TargetId;
            insert.Parameters["$external"].Value = (object?)resident.ExternalId ?? DBNull.Value;
            insert.Parameters["$hash"].Value = resident.UniqueValue is { } value ? hash(value) : DBNull.Value;
            insert.Parameters["$adoptable"].Value = resident.IsAdoptable ? 1L : 0L;
            insert.ExecuteNonQuery();
        }

        connection.Run(
            "INSERT INTO census (stream, cursor) VALUES ($stream, $cursor) ON CONFLICT (stream) DO UPDATE SET cursor = excluded.cursor",
            ("$stream", stream), ("$cursor", page.Next.Value));
    });

    private void Forget(SqliteConnection connection, string targetId) => connection.Run(
        "DELETE FROM resident WHERE stream = $stream AND target_id = $target", ("$stream", stream), ("$target", targetId));
}
