using Bridge.Core.Calls;
using Bridge.Core.Connectors;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Intake;

/// <summary>The parts of one source's calls, and how far the source was read.</summary>
/// <remarks>
/// Parts are kept first, visits are made from them, then the place moves on. Whatever is cut off in between is made again: a part
/// stays new until the visits of its call are kept.
/// </remarks>
/// <param name="store">The measures.</param>
/// <param name="source">The connection.</param>
internal sealed class CallParts(MeasureStore store, string source)
{
    /// <summary>Reads how far the source was read.</summary>
    /// <returns>The place, or null before the first page.</returns>
    public CallReading? FindReading() => store.Read(connection => connection.Query(
        "SELECT cursor, is_complete, saved_at FROM call_reading WHERE source = $source",
        row => new CallReading(new Cursor(row.GetString(0)), row.GetInt64(1) == 1, Instants.Parse(row.GetString(2))),
        ("$source", source)).SingleOrDefault());

    /// <summary>Keeps parts; one that is kept in a later state stays.</summary>
    /// <param name="parts">The parts.</param>
    public void Keep(IReadOnlyList<CallPart> parts) => store.Write(connection =>
    {
        foreach (var part in parts)
        {
            connection.Run(
                """
                INSERT INTO call_part (source, call, id, modified_at, text, is_new) VALUES ($source, $call, $id, $modified, $text, 1)
                ON CONFLICT (source, call, id) DO UPDATE SET modified_at = excluded.modified_at, text = excluded.text, is_new = 1
                WHERE excluded.modified_at >= call_part.modified_at AND (excluded.text <> call_part.text OR excluded.modified_at <> call_part.modified_at)
                """,
                ("$source", source), ("$call", part.CallId), ("$id", part.Id),
                ("$modified", part.ModifiedAt.ToUnixTimeMilliseconds()), ("$text", part.Text));
        }
    });

    /// <summary>Gives the calls that have a new part, each with all its parts.</summary>
    /// <param name="after">Call after which to go on; empty for the first.</param>
    /// <param name="limit">Most calls to give.</param>
    /// <returns>The calls in their order; fewer than the limit at the end.</returns>
    public IReadOnlyList<IGrouping<string, CallPart>> New(string after, int limit) => store.Read(connection => connection.Query(
        """
        SELECT id, call, modified_at, text FROM call_part WHERE source = $source AND call IN (
            SELECT DISTINCT call FROM call_part WHERE source = $source AND is_new = 1 AND call > $after ORDER BY call LIMIT $limit)
        ORDER BY call, id
        """,
        Read, ("$source", source), ("$after", after), ("$limit", (long)limit)).GroupBy(part => part.CallId, StringComparer.Ordinal).ToList());

    /// <summary>The visits of all new parts are kept: moves the place, and forgets parts that have rested long enough.</summary>
    /// <param name="reading">The place behind the page.</param>
    /// <param name="restedSince">Parts that changed before are forgotten.</param>
    public void Settle(CallReading reading, DateTimeOffset restedSince) => store.Write(connection =>
    {
        connection.Run("UPDATE call_part SET is_new = 0 WHERE source = $source AND is_new = 1", ("$source", source));
        connection.Run(
            "DELETE FROM call_part WHERE source = $source AND modified_at < $rested",
            ("$source", source), ("$rested", restedSince.ToUnixTimeMilliseconds()));
        connection.Run(
            """
            INSERT INTO call_reading (source, cursor, is_complete, saved_at) VALUES ($source, $cursor, $complete, $now)
            ON CONFLICT (source) DO UPDATE SET cursor = excluded.cursor, is_complete = excluded.is_complete, saved_at = excluded.saved_at
            """,
            ("$source", source), ("$cursor", reading.Cursor.Value), ("$complete", reading.IsComplete ? 1L : 0L), ("$now", Instants.Format(reading.SavedAt)));
    });

    private static CallPart Read(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), row.GetString(3));
}
