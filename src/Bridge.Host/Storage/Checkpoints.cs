using Bridge.Core.Connectors;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Storage;

/// <summary>Where a stream's reading stands.</summary>
/// <param name="Cursor">Cursor of the last page whose records all have a verdict.</param>
/// <param name="Basis">What the pages were read from and with.</param>
/// <param name="IsComplete">True once a full read has come to its end.</param>
/// <param name="SavedAt">UTC instant of the commit.</param>
internal sealed record Checkpoint(Cursor Cursor, ReadingBasis Basis, bool IsComplete, DateTimeOffset SavedAt);

/// <summary>Remembers, for one stream, the cursor of the last page that is settled whole.</summary>
internal sealed class Checkpoints(BridgeStore store, long stream, TimeProvider time)
{
    /// <summary>Reads the checkpoint.</summary>
    /// <returns>The checkpoint, or null before the first page.</returns>
    public Checkpoint? Find() => store.Read(connection => connection.Query(
        "SELECT cursor, mapping, source, is_complete, saved_at FROM checkpoint WHERE stream = $stream",
        reader => new Checkpoint(
            new Cursor(reader.GetString(0)), new ReadingBasis(reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetString(2)),
            reader.GetInt64(3) == 1, Instants.Parse(reader.GetString(4))),
        ("$stream", stream)).SingleOrDefault());

    /// <summary>Moves the checkpoint; for use inside the transaction that saves the page's links.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="cursor">The cursor.</param>
    /// <param name="basis">What is read from and with.</param>
    /// <param name="isComplete">Whether a full read has come to its end.</param>
    public void Save(SqliteConnection connection, Cursor cursor, ReadingBasis basis, bool isComplete) => connection.Run(
        """
        INSERT INTO checkpoint (stream, cursor, mapping, source, is_complete, saved_at)
        VALUES ($stream, $cursor, $mapping, $source, $complete, $now)
        ON CONFLICT (stream) DO UPDATE SET cursor = excluded.cursor, mapping = excluded.mapping, source = excluded.source,
          is_complete = excluded.is_complete, saved_at = excluded.saved_at
        """,
        ("$stream", stream), ("$cursor", cursor.Value), ("$mapping", basis.Mapping), ("$source", basis.Source), ("$complete", isComplete ? 1L : 0L),
        ("$now", Instants.Format(time.GetUtcNow())));
}
