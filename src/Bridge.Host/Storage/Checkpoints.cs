using Bridge.Core.Connectors;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Storage;

/// <summary>Where a stream's reading stands.</summary>
/// <param name="Cursor">Cursor of the last page whose records all have a verdict.</param>
/// <param name="Mapping">Hash of the mapping the pages were written with.</param>
/// <param name="IsComplete">True once a full read has come to its end.</param>
/// <param name="SavedAt">UTC instant of the commit.</param>
internal sealed record Checkpoint(Cursor Cursor, long Mapping, bool IsComplete, DateTimeOffset SavedAt);

/// <summary>Remembers, for one stream, the cursor of the last page that is settled whole.</summary>
internal sealed class Checkpoints(BridgeStore store, long stream, TimeProvider time)
{
    /// <summary>Reads the checkpoint.</summary>
    /// <returns>The checkpoint, or null before the first page.</returns>
    public Checkpoint? Find() => store.Read(connection => connection.Query(
        "SELECT cursor, mapping, is_complete, saved_at FROM checkpoint WHERE stream = $stream",
        reader => new Checkpoint(
            new Cursor(reader.GetString(0)), reader.GetInt64(1), reader.GetInt64(2) == 1, Instants.Parse(reader.GetString(3))),
        ("$stream", stream)).SingleOrDefault());

    /// <summary>Moves the checkpoint; for use inside the transaction that saves the page's links.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="cursor">The cursor.</param>
    /// <param name="mapping">Hash of the mapping.</param>
    /// <param name="isComplete">Whether a full read has come to its end.</param>
    public void Save(SqliteConnection connection, Cursor cursor, long mapping, bool isComplete) => connection.Run(
        """
        INSERT INTO checkpoint (stream, cursor, mapping, is_complete, saved_at)
        VALUES ($stream, $cursor, $mapping, $complete, $now)
        ON CONFLICT (stream) DO UPDATE SET cursor = excluded.cursor, mapping = excluded.mapping,
          is_complete = excluded.is_complete, saved_at = excluded.saved_at
        """,
        ("$stream", stream), ("$cursor", cursor.Value), ("$mapping", mapping), ("$complete", isComplete ? 1L : 0L),
        ("$now", Instants.Format(time.GetUtcNow())));
}
