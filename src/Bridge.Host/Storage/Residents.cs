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

    /// <summary>Finds who holds a unique value.</summary>
    /// <param name="uniqueHash">Its hash.</param>
    /// <returns>The holders, at most 10.</returns>
    public List<KnownResident> Find(long uniqueHash) => store.Read(connection => connection.Query(
        "SELECT target_id, external_id, is_adoptable FROM resident WHERE unique_hash = $hash AND stream = $stream LIMIT 10",
        reader => new KnownResident(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetInt64(2) == 1),
        ("$hash", uniqueHash), ("$stream", stream)));

    /// <summary>Stores a page of the census with its cursor, in one transaction.</summary>
    /// <param name="page">The page.</param>
    /// <param name="hash">Hashes a unique value.</param>
    public void Save(Page<Resident> page, Func<string, long> hash) => store.Write(connection =>
    {
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
