namespace Bridge.Host.Storage;

/// <summary>The runs of the routes, for the status page.</summary>
internal sealed class Runs(BridgeStore store, TimeProvider time)
{
    private const int Kept = 200;

    /// <summary>Notes the start of a run.</summary>
    /// <param name="stream">Number of the stream.</param>
    /// <returns>Number of the run.</returns>
    public long Start(long stream)
    {
        long id = 0;
        store.Write(connection =>
        {
            connection.Run(
                "INSERT INTO run (stream, started_at, outcome) VALUES ($stream, $now, 'running')",
                ("$stream", stream), ("$now", Instants.Format(time.GetUtcNow())));
            id = connection.Scalar<long>("SELECT last_insert_rowid()");
            connection.Run("DELETE FROM run WHERE stream = $stream AND id <= $id - $kept", ("$stream", stream), ("$id", id), ("$kept", (long)Kept));
        });
        return id;
    }

    /// <summary>Notes the end of a run.</summary>
    /// <param name="id">Number of the run.</param>
    /// <param name="outcome">done, setAside, failed, needsConsent, throttled or interrupted.</param>
    /// <param name="message">What an administrator should know, or null.</param>
    /// <param name="summary">The summary as JSON, or null.</param>
    public void End(long id, string outcome, string? message, string? summary) => store.Write(connection => connection.Run(
        "UPDATE run SET ended_at = $now, outcome = $outcome, message = $message, summary = $summary WHERE id = $id",
        ("$id", id), ("$now", Instants.Format(time.GetUtcNow())), ("$outcome", outcome), ("$message", message), ("$summary", summary)));

    /// <summary>Reads the last run of a stream.</summary>
    /// <param name="stream">Number of the stream.</param>
    /// <returns>The run, or null.</returns>
    public RunRow? FindLast(long stream) => store.Read(connection => connection.Query(
        "SELECT started_at, ended_at, outcome, message, summary FROM run WHERE stream = $stream ORDER BY id DESC LIMIT 1",
        reader => new RunRow(
            Instants.Parse(reader.GetString(0)),
            reader.IsDBNull(1) ? null : Instants.Parse(reader.GetString(1)),
            reader.GetString(2),
            reader.IsDBNull(3) ? null : reader.GetString(3),
            reader.IsDBNull(4) ? null : reader.GetString(4)),
        ("$stream", stream)).SingleOrDefault());
}

/// <summary>One run.</summary>
/// <param name="StartedAt">UTC start.</param>
/// <param name="EndedAt">UTC end, or null while it runs or when the process died.</param>
/// <param name="Outcome">done, setAside, failed, needsConsent, throttled, interrupted or running.</param>
/// <param name="Message">What an administrator should know, or null.</param>
/// <param name="Summary">The summary as JSON, or null.</param>
internal sealed record RunRow(DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string Outcome, string? Message, string? Summary);
