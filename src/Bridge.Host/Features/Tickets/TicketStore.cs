using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Tickets;
using Bridge.Host.Storage;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Tickets;

/// <summary>The tickets that the hub keeps, in a SQLite file of their own. Safe for parallel use.</summary>
/// <remarks>
/// Levels and topics are the settings' words, so they are not stored but put in when a ticket is read: a change of the
/// settings holds at once for all tickets. Everything here can be read again from the help desk.
/// </remarks>
internal sealed class TicketStore : ITicketReader, ITicketKeeper, IDisposable
{
    /// <summary>"MLSD" in ASCII.</summary>
    private static readonly StoreFormat _format =
        new(0x4D4C5344, typeof(TicketStore).Assembly, "Bridge.Host.Features.Tickets.Migrations.");

    private readonly SqliteStore _file;
    private readonly IReadOnlyDictionary<string, DeskWords> _words;

    private TicketStore(SqliteStore file, IReadOnlyDictionary<string, DeskWords> words) => (_file, _words) = (file, words);

    /// <summary>Full path of the file.</summary>
    public string Path => _file.Path;

    /// <summary>Opens the store, or creates it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="words">Groups and topics by the connection that tickets come from.</param>
    /// <returns>The store.</returns>
    /// <exception cref="StoreException">The file cannot be used.</exception>
    public static TicketStore Open(string path, IReadOnlyDictionary<string, DeskWords> words) => new(SqliteStore.Open(path, _format), words);

    /// <inheritdoc />
    public IReadOnlyList<Ticket> FindByMember(string memberId, int limit, string? after)
    {
        ArgumentException.ThrowIfNullOrEmpty(memberId);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        return _file.Read(connection =>
        {
            var (created, id) = (long.MaxValue, long.MaxValue);
            if (after is not null)
            {
                if (Place(connection, after) is not { } place)
                {
                    return [];
                }

                (created, id) = place;
            }

            return connection.Query(
                $"""
                SELECT {TicketRow.Columns} FROM ticket
                WHERE member_id = $member AND (created_at, id) < ($created, $id) AND state <> {(int)TicketStatus.Deleted}
                ORDER BY created_at DESC, id DESC LIMIT $limit
                """,
                Read,
                ("$member", memberId), ("$created", created), ("$id", id), ("$limit", (long)limit));
        });
    }

    /// <inheritdoc />
    public Ticket? Find(RecordKey key) => _file.Read(connection => connection.Query(
        $"SELECT {TicketRow.Columns} FROM ticket WHERE origin = $origin AND value = $value",
        Read,
        ("$origin", key.Origin), ("$value", key.Value)).SingleOrDefault());

    /// <inheritdoc />
    public (IReadOnlyList<Ticket> Tickets, long Last) ChangedSince(long change, int limit) => _file.Read(connection =>
    {
        var last = change;
        var tickets = connection.Query(
            $"SELECT {TicketRow.Columns} FROM ticket WHERE change > $change ORDER BY change LIMIT $limit",
            row =>
            {
                last = row.GetInt64(TicketRow.Change);
                return Read(row);
            },
            ("$change", change), ("$limit", (long)limit));
        return ((IReadOnlyList<Ticket>)tickets, last);
    });

    /// <inheritdoc />
    public (IReadOnlyList<Ticket> Tickets, long Last) SolvedSince(long change, DateTimeOffset since, int limit) => _file.Read(connection =>
    {
        var newest = connection.Scalar<long>("SELECT max(change) FROM ticket");
        var last = 0L;
        var tickets = connection.Query(
            $"""
            SELECT {TicketRow.Columns} FROM ticket
            WHERE change > $change AND change <= $newest AND solved_at >= $since AND state IN ({(int)TicketStatus.Solved}, {(int)TicketStatus.Closed})
            ORDER BY change LIMIT $limit
            """,
            row =>
            {
                last = row.GetInt64(TicketRow.Change);
                return Read(row);
            },
            ("$change", change), ("$newest", newest), ("$since", since.ToUnixTimeMilliseconds()), ("$limit", (long)limit));

        // A full page may have more behind it; after any other, nothing up to the newest change is left.
        return ((IReadOnlyList<Ticket>)tickets, tickets.Count == limit ? last : Math.Max(change, newest));
    });

    /// <inheritdoc />
    public (IReadOnlyList<Ticket> Tickets, long Last) WaitingWith(string origin, IReadOnlyList<string> groups, DateTimeOffset openedUntil, long after, int limit) =>
        _file.Read(connection =>
        {
            var last = after;
            var tickets = connection.Query(
                $"""
                SELECT {TicketRow.Columns}, id FROM ticket INDEXED BY ticket_waiting
                WHERE id > $after AND origin = $origin AND state IN ({(int)TicketStatus.New}, {(int)TicketStatus.Open}) AND created_at <= $until
                  AND team COLLATE NOCASE IN (SELECT value FROM json_each($groups))
                ORDER BY id LIMIT $limit
                """,
                row =>
                {
                    last = row.GetInt64(TicketRow.Change + 1);
                    return Read(row);
                },
                ("$after", after), ("$origin", origin), ("$until", openedUntil.ToUnixTimeMilliseconds()), ("$groups", TextList.Of(groups)), ("$limit", (long)limit));
            return ((IReadOnlyList<Ticket>)tickets, last);
        });

    /// <summary>The tickets of a help desk that are not deleted, each as it would be kept if it were.</summary>
    /// <param name="origin">Name of the help desk's connection.</param>
    /// <returns>Tombstones that are as new as what they would replace: of somebody who vanished without a word no time is known.</returns>
    public IReadOnlyList<Ticket> Standing(string origin) => _file.Read(connection => connection.Query(
        $"SELECT value, modified_at, created_at FROM ticket WHERE origin = $origin AND state <> {(int)TicketStatus.Deleted}",
        row => new Ticket
        {
            Key = new RecordKey(origin, row.GetString(0)),
            State = TicketStatus.Deleted,
            ModifiedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
        },
        ("$origin", origin)));

    /// <summary>Counts the tickets of a connection, tombstones left out.</summary>
    /// <param name="origin">The connection.</param>
    /// <returns>The count.</returns>
    public long Count(string origin) => _file.Read(connection => connection.Scalar<long>(
        $"SELECT count(*) FROM ticket WHERE origin = $origin AND state <> {(int)TicketStatus.Deleted}", ("$origin", origin)));

    /// <summary>Reads how far a connection was read.</summary>
    /// <param name="origin">The connection.</param>
    /// <returns>The place, or null before the first page.</returns>
    public TicketReading? FindReading(string origin) => _file.Read(connection => connection.Query(
        "SELECT cursor, is_complete, saved_at FROM reading WHERE origin = $origin",
        row => new TicketReading(new Cursor(row.GetString(0)), row.GetInt64(1) == 1, Instants.Parse(row.GetString(2))),
        ("$origin", origin)).SingleOrDefault());

    /// <summary>Keeps a page and moves the place behind it, in one transaction.</summary>
    /// <param name="origin">The connection.</param>
    /// <param name="tickets">Tickets of the page; may hold one twice.</param>
    /// <param name="reading">The place behind the page.</param>
    /// <returns>What became of the tickets.</returns>
    public TicketCounts Save(string origin, IReadOnlyList<Ticket> tickets, TicketReading reading)
    {
        var counts = default(TicketCounts);
        _file.Write(connection =>
        {
            counts = new TicketWriter(connection).Write(tickets);
            connection.Run(
                """
                INSERT INTO reading (origin, cursor, is_complete, saved_at) VALUES ($origin, $cursor, $complete, $now)
                ON CONFLICT (origin) DO UPDATE SET cursor = excluded.cursor, is_complete = excluded.is_complete, saved_at = excluded.saved_at
                """,
                ("$origin", origin), ("$cursor", reading.Cursor.Value), ("$complete", reading.IsComplete ? 1L : 0L), ("$now", Instants.Format(reading.SavedAt)));
        });
        return counts;
    }

    /// <inheritdoc />
    public void Keep(IReadOnlyList<Ticket> tickets)
    {
        if (tickets.Count > 0)
        {
            _file.Write(connection => new TicketWriter(connection).Write(tickets));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private Ticket Read(SqliteDataReader row) => TicketRow.Read(row, _words);

    private static (long Created, long Id)? Place(SqliteConnection connection, string externalId)
    {
        var colon = externalId.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 ? null : connection.Query(
            "SELECT created_at, id FROM ticket WHERE origin = $origin AND value = $value",
            row => ((long, long)?)(row.GetInt64(0), row.GetInt64(1)),
            ("$origin", externalId[..colon]), ("$value", externalId[(colon + 1)..])).SingleOrDefault();
    }
}

/// <summary>How far a help desk was read.</summary>
/// <param name="Cursor">Cursor of the last page kept.</param>
/// <param name="IsComplete">True once the end was reached.</param>
/// <param name="SavedAt">UTC instant of the commit.</param>
internal sealed record TicketReading(Cursor Cursor, bool IsComplete, DateTimeOffset SavedAt);

/// <summary>What became of the tickets of a page.</summary>
/// <param name="Created">Not there before.</param>
/// <param name="Updated">Changed.</param>
/// <param name="Unchanged">Equal, or older than what is kept.</param>
/// <param name="Buried">Became tombstones.</param>
internal readonly record struct TicketCounts(int Created, int Updated, int Unchanged, int Buried);
