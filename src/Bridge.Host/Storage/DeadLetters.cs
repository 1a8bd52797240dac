using Bridge.Core.Model;
using Bridge.Core.Scrubbing;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Storage;

/// <summary>A record that was set aside.</summary>
/// <param name="Id">Number, for the command line.</param>
/// <param name="Stream">Name of the stream.</param>
/// <param name="ExternalId">Identity of the record.</param>
/// <param name="Refusal">Why.</param>
/// <param name="FirstAt">When it was first set aside, UTC.</param>
/// <param name="LastAt">When it was last tried, UTC.</param>
/// <param name="Attempts">How often it was tried.</param>
internal sealed record DeadLetter(
    long Id, string Stream, string ExternalId, Refusal Refusal, DateTimeOffset FirstAt, DateTimeOffset LastAt, int Attempts);

/// <summary>Records set aside, one row for each record; a later success of the same record takes the row away.</summary>
internal sealed class DeadLetters(BridgeStore store, TimeProvider time)
{
    /// <summary>Lists the dead letters.</summary>
    /// <param name="stream">Only those of this stream, or null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>The oldest first.</returns>
    public List<DeadLetter> List(string? stream, int limit) => store.Read(connection => connection.Query(
        """
        SELECT dead_letter.id, name, external_id, code, reason, first_at, last_at, attempts
        FROM dead_letter JOIN stream ON stream.id = dead_letter.stream
        WHERE $stream IS NULL OR name = $stream ORDER BY dead_letter.id LIMIT $limit
        """,
        Read,
        ("$stream", stream), ("$limit", (long)limit)));

    /// <summary>Finds one.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>The dead letter, or null.</returns>
    public DeadLetter? Find(long id) => store.Read(connection => connection.Query(
        """
        SELECT dead_letter.id, name, external_id, code, reason, first_at, last_at, attempts
        FROM dead_letter JOIN stream ON stream.id = dead_letter.stream WHERE dead_letter.id = $id
        """,
        Read,
        ("$id", id)).SingleOrDefault());

    /// <summary>Counts the dead letters of a stream.</summary>
    /// <param name="stream">Number of the stream.</param>
    /// <returns>The count.</returns>
    public long Count(long stream) => store.Read(connection =>
        connection.Scalar<long>("SELECT count(*) FROM dead_letter WHERE stream = $stream", ("$stream", stream)));

    /// <summary>Forgets what was set aside under another origin: under that one no record comes again.</summary>
    /// <param name="stream">Number of the stream.</param>
    /// <param name="origin">The origin that the records of the stream have now.</param>
    public void ForgetOtherOrigins(long stream, string origin) => store.Write(connection => connection.Run(
        "DELETE FROM dead_letter WHERE stream = $stream AND substr(external_id, 1, length($prefix)) <> $prefix",
        ("$stream", stream), ("$prefix", $"{origin}:")));

    /// <summary>Reads the records to try again.</summary>
    /// <param name="stream">Number of the stream.</param>
    /// <param name="ids">Their numbers, or null for all of the stream.</param>
    /// <param name="code">Only those with this code, or null.</param>
    /// <returns>The records as JSON; rows that hold none (unreadable at the source) are left out.</returns>
    public List<string> Records(long stream, IReadOnlySet<long>? ids, string? code) => store.Read(connection => connection.Query(
        "SELECT id, record FROM dead_letter WHERE stream = $stream AND record IS NOT NULL AND ($code IS NULL OR code = $code) ORDER BY id",
        reader => (Id: reader.GetInt64(0), Record: reader.GetString(1)),
        ("$stream", stream), ("$code", code)))
        .Where(row => ids is null || ids.Contains(row.Id)).Select(row => row.Record).ToList();

    /// <summary>Sets a record aside, without any card data; for use inside a transaction.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="stream">Number of the stream.</param>
    /// <param name="externalId">Identity.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="record">The canonical record as JSON, or null when it could not be read.</param>
    public void Save(SqliteConnection connection, long stream, string externalId, Refusal refusal, string? record) => connection.Run(
        """
        INSERT INTO dead_letter (stream, external_id, code, reason, record, first_at, last_at, attempts)
        VALUES ($stream, $id, $code, $reason, $record, $now, $now, 1)
        ON CONFLICT (stream, external_id) DO UPDATE SET code = excluded.code, reason = excluded.reason,
          record = excluded.record, last_at = excluded.last_at, attempts = attempts + 1
        """,
        ("$stream", stream), ("$id", externalId), ("$code", refusal.Code), ("$reason", CardScrubber.Scrub(refusal.Reason).Text),
        ("$record", ScrubbedRecord.Of(record)),
        ("$now", Instants.Format(time.GetUtcNow())));

    /// <summary>Takes rows away for records that now have a good verdict; for use inside a transaction.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="stream">Number of the stream.</param>
    /// <param name="externalIds">The records.</param>
    public static void Clear(SqliteConnection connection, long stream, IEnumerable<string> externalIds)
    {
        foreach (var externalId in externalIds)
        {
            connection.Run(
                "DELETE FROM dead_letter WHERE stream = $stream AND external_id = $id", ("$stream", stream), ("$id", externalId));
        }
    }

    /// <summary>Drops one for good.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>False when there is none.</returns>
    public bool Drop(long id)
    {
        var dropped = 0;
        store.Write(connection => dropped = connection.Run("DELETE FROM dead_letter WHERE id = $id", ("$id", id)));
        return dropped > 0;
    }

    private static DeadLetter Read(SqliteDataReader reader) => new(
        reader.GetInt64(0), reader.GetString(1), reader.GetString(2), new Refusal(reader.GetString(3), reader.GetString(4)),
        Instants.Parse(reader.GetString(5)), Instants.Parse(reader.GetString(6)), reader.GetInt32(7));
}
