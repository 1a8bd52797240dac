using Bridge.Core.Tables;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>The rows of the desk in the store, and what their sources tell.</summary>
internal static class DeskRows
{
    /// <summary>Keeps a row; of two with one id the greater revision counts, of equals the one that came last.</summary>
    /// <param name="connection">The writer.</param>
    /// <param name="kind">Number of its kind.</param>
    /// <param name="source">Number of its source.</param>
    /// <param name="row">The row.</param>
    /// <returns>Rows that are new or changed: 0 or 1.</returns>
    public static int Save(SqliteConnection connection, int kind, int source, DeskRow row) => connection.Run(
        """
        INSERT INTO desk_row (kind, id, subject, source, revision, first, last, cells)
        VALUES ($kind, $id, $subject, $source, $revision, $first, $last, $cells)
        ON CONFLICT (kind, id) DO UPDATE SET subject = excluded.subject, source = excluded.source, revision = excluded.revision,
            first = excluded.first, last = excluded.last, cells = excluded.cells
        WHERE excluded.revision >= revision AND (excluded.cells <> cells OR excluded.revision <> revision)
        """,
        ("$kind", kind), ("$id", row.Id), ("$subject", row.Subject), ("$source", source), ("$revision", row.Revision),
        ("$first", row.First), ("$last", row.Last), ("$cells", row.Cells));

    /// <summary>Takes note of what a source tells.</summary>
    /// <param name="connection">The writer.</param>
    /// <param name="kind">Number of the kind.</param>
    /// <param name="source">Number of the source.</param>
    /// <param name="told">One bit for each field.</param>
    public static void SaveSource(SqliteConnection connection, int kind, int source, ulong told) => connection.Run(
        "INSERT INTO desk_source (kind, source, told) VALUES ($kind, $source, $told) ON CONFLICT (kind, source) DO UPDATE SET told = told | excluded.told",
        ("$kind", kind), ("$source", source), ("$told", (long)told));

    /// <summary>What each source of a kind tells.</summary>
    /// <param name="connection">The reader.</param>
    /// <param name="kind">Number of the kind.</param>
    /// <returns>One bit for each field, by number of the source.</returns>
    public static Dictionary<int, ulong> Told(SqliteConnection connection, int kind) => connection
        .Query("SELECT source, told FROM desk_source WHERE kind = $kind", row => (row.GetInt32(0), (ulong)row.GetInt64(1)), ("$kind", kind))
        .ToDictionary(one => one.Item1, one => one.Item2);

    /// <summary>What each source of a kind tells, and since when.</summary>
    /// <param name="connection">The reader.</param>
    /// <param name="kind">Number of the kind.</param>
    /// <returns>One bit for each field, and the first time of its rows, milliseconds since 1970; null where none has a time.</returns>
    public static IReadOnlyList<(ulong Told, long? First)> Sources(SqliteConnection connection, int kind) => connection.Query(
        "SELECT told, (SELECT min(first) FROM desk_row row WHERE row.kind = told.kind AND row.source = told.source) FROM desk_source told WHERE kind = $kind",
        row => ((ulong)row.GetInt64(0), row.IsDBNull(1) ? null : (long?)row.GetInt64(1)), ("$kind", kind));

    /// <summary>The time that a kind tells of.</summary>
    /// <param name="connection">The reader.</param>
    /// <param name="kind">Number of the kind.</param>
    /// <returns>Milliseconds since 1970, or null without rows.</returns>
    public static (long First, long Last)? Range(SqliteConnection connection, int kind) => connection.Query(
        """
        SELECT min((SELECT min(first) FROM desk_row row WHERE row.kind = told.kind AND row.source = told.source)),
            max((SELECT max(last) FROM desk_row row WHERE row.kind = told.kind AND row.source = told.source))
        FROM desk_source told WHERE told.kind = $kind
        """,
        row => row.IsDBNull(0) || row.IsDBNull(1) ? null : ((long, long)?)(row.GetInt64(0), row.GetInt64(1)), ("$kind", kind)).FirstOrDefault();

    /// <summary>The instant before which all sources of a kind have told everything; one that fell silent a week before the newest has ended.</summary>
    /// <param name="connection">The reader.</param>
    /// <param name="kind">Number of the kind.</param>
    /// <returns>Milliseconds since 1970; 0 without rows.</returns>
    public static long KnownUntil(SqliteConnection connection, int kind) => connection.Scalar<long>(
        """
        WITH newest AS MATERIALIZED (
            SELECT (SELECT max(last) FROM desk_row row WHERE row.kind = told.kind AND row.source = told.source) AS at FROM desk_source told WHERE told.kind = $kind)
        SELECT coalesce(min(at), 0) FROM newest WHERE at >= (SELECT max(at) FROM newest) - 7 * 86400000
        """,
        ("$kind", kind));

    /// <summary>Reads the rows of one subject.</summary>
    /// <param name="connection">The reader.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="told">What each source tells.</param>
    /// <param name="words">Numbers and texts.</param>
    /// <param name="number">Number of the kind.</param>
    /// <param name="subject">The subject.</param>
    /// <returns>Its rows.</returns>
    public static IReadOnlyList<FactRow> Read(SqliteConnection connection, TableKind kind, IReadOnlyDictionary<int, ulong> told, WordTable words, int number, long subject) => connection.Query(
        "SELECT source, cells FROM desk_row INDEXED BY desk_row_subject WHERE kind = $kind AND subject = $subject ORDER BY id",
        row => RowCodec.Read((byte[])row[1], kind, told.GetValueOrDefault(row.GetInt32(0)), words), ("$kind", number), ("$subject", subject));

    /// <summary>Reads all rows of a kind, those of one subject behind each other.</summary>
    /// <param name="connection">The reader.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="words">Numbers and texts.</param>
    /// <returns>The rows of each subject; one subject is in memory.</returns>
    public static IEnumerable<IReadOnlyList<FactRow>> Read(SqliteConnection connection, TableKind kind, WordTable words)
    {
        var number = words.Find(kind.Record) ?? 0;
        return Read(connection, kind, words, connection.Prepare("SELECT subject, source, cells FROM desk_row WHERE kind = $kind ORDER BY subject, id", ("$kind", number)));
    }

    /// <summary>Reads all rows of those subjects of which a row begins or ends within a time.</summary>
    /// <param name="connection">The reader.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="words">Numbers and texts.</param>
    /// <param name="begin">Milliseconds since 1970 UTC.</param>
    /// <param name="end">Milliseconds since 1970 UTC; no longer within.</param>
    /// <returns>The rows of each subject; one subject is in memory.</returns>
    public static IEnumerable<IReadOnlyList<FactRow>> ReadNear(SqliteConnection connection, TableKind kind, WordTable words, long begin, long end) => Read(connection, kind, words, connection.Prepare(
        """
        SELECT subject, source, cells FROM desk_row WHERE kind = $kind AND subject IN (
            SELECT subject FROM desk_row INDEXED BY desk_row_first
                WHERE kind = $kind AND source IN (SELECT source FROM desk_source WHERE kind = $kind) AND first >= $begin AND first < $end
            UNION SELECT subject FROM desk_row INDEXED BY desk_row_last
                WHERE kind = $kind AND source IN (SELECT source FROM desk_source WHERE kind = $kind) AND last >= $begin AND last < $end)
        ORDER BY subject, id
        """,
        ("$kind", words.Find(kind.Record) ?? 0), ("$begin", begin), ("$end", end)));

    private static IEnumerable<IReadOnlyList<FactRow>> Read(SqliteConnection connection, TableKind kind, WordTable words, SqliteCommand prepared)
    {
        using var command = prepared;
        var told = Told(connection, words.Find(kind.Record) ?? 0);
        using var reader = command.ExecuteReader();
        var rows = new List<FactRow>();
        long? current = null;
        while (reader.Read())
        {
            var subject = reader.GetInt64(0);
            if (current is not null && subject != current)
            {
                yield return rows;
                rows = [];
            }

            current = subject;
            rows.Add(RowCodec.Read((byte[])reader[2], kind, told.GetValueOrDefault(reader.GetInt32(1)), words));
        }

        if (rows.Count > 0)
        {
            yield return rows;
        }
    }
}
