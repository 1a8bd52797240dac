using Microsoft.Data.Sqlite;

namespace Bridge.Host.Storage;

/// <summary>A batch that was about to be sent when its intent was written.</summary>
/// <param name="Batch">Number of the batch.</param>
/// <param name="Links">The link rows that hold once the batch has taken effect.</param>
/// <param name="Sent">For each link, the positions of the fields that the batch sends.</param>
internal sealed record Intent(long Batch, IReadOnlyList<Link> Links, IReadOnlyList<int[]> Sent);

/// <summary>Durable intents of one stream: written before the first byte of a batch, removed with its outcome.</summary>
internal sealed class Intents(BridgeStore store, long stream)
{
    /// <summary>Reads what a process that died left behind.</summary>
    /// <returns>The intents, oldest first.</returns>
    public List<Intent> FindAll() => store.Read(connection => connection.Query(
        "SELECT batch, payload FROM intent WHERE stream = $stream ORDER BY batch",
        reader => IntentPayload.Read(reader.GetInt64(0), (byte[])reader.GetValue(1)),
        ("$stream", stream)));

    /// <summary>Reads the names of the loads that the left-over intents were sent by.</summary>
    /// <returns>The target's own names.</returns>
    public List<string> FindLoads() => store.Read(connection => connection.Query(
        "SELECT name FROM intent_load WHERE stream = $stream ORDER BY batch, name", reader => reader.GetString(0), ("$stream", stream)));

    /// <summary>Greatest batch number in use by the stream.</summary>
    /// <returns>The number; 0 when there is none.</returns>
    public long Last() => store.Read(connection => connection.Scalar<long>("SELECT max(batch) FROM intent WHERE stream = $stream", ("$stream", stream)));

    /// <summary>Writes an intent; for use inside a transaction.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="intent">The intent.</param>
    public void Save(SqliteConnection connection, Intent intent) => connection.Run(
        "INSERT OR REPLACE INTO intent (batch, stream, payload) VALUES ($batch, $stream, $payload)",
        ("$batch", intent.Batch), ("$stream", stream), ("$payload", IntentPayload.Write(intent)));

    /// <summary>Writes down by which load a batch is sent; for use inside a transaction.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="batch">Number of the batch.</param>
    /// <param name="load">The target's own name of the load.</param>
    public void SaveLoad(SqliteConnection connection, long batch, string load) => connection.Run(
        "INSERT OR IGNORE INTO intent_load (stream, batch, name) VALUES ($stream, $batch, $name)",
        ("$stream", stream), ("$batch", batch), ("$name", load));

    /// <summary>Removes an intent whose outcome is known, and the names of its loads; for use inside the transaction that stores the outcome.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="batch">Number of the batch.</param>
    public void Remove(SqliteConnection connection, long batch)
    {
        connection.Run("DELETE FROM intent WHERE stream = $stream AND batch = $batch", ("$stream", stream), ("$batch", batch));
        connection.Run("DELETE FROM intent_load WHERE stream = $stream AND batch = $batch", ("$stream", stream), ("$batch", batch));
    }
}
