namespace Bridge.Host.Storage;

/// <summary>When all keys of a stream were last compared, or all records read.</summary>
internal sealed class Sweeps(BridgeStore store, long stream, TimeProvider time)
{
    /// <summary>Tells whether a comparison is due.</summary>
    /// <param name="every">How often; zero for never.</param>
    /// <returns>True when it is.</returns>
    public bool IsDue(TimeSpan every)
    {
        if (every == TimeSpan.Zero)
        {
            return false;
        }

        var last = store.Read(connection =>
            connection.Scalar<string>("SELECT swept_at FROM sweep WHERE stream = $stream", ("$stream", stream)));
        return last is null || time.GetUtcNow() - Instants.Parse(last) >= every;
    }

    /// <summary>Remembers that all keys were compared, or that a full read has just seen them all.</summary>
    public void Save() => store.Write(connection => connection.Run(
        "INSERT INTO sweep (stream, swept_at) VALUES ($stream, $now) ON CONFLICT (stream) DO UPDATE SET swept_at = excluded.swept_at",
        ("$stream", stream), ("$now", Instants.Format(time.GetUtcNow()))));
}
