using Bridge.Core.Tickets;
using Bridge.Host.Storage;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Tickets;

/// <summary>Puts tickets into the store within one transaction; an older state never replaces a newer one.</summary>
/// <param name="connection">The store's writer, in a transaction.</param>
internal sealed class TicketWriter(SqliteConnection connection)
{
    // A tombstone has lost its fields; who had asked, and when, stays out of it too, but the day it was opened is known.
    private const string Upsert =
        """
        INSERT INTO ticket (origin, value, modified_at, created_at, solved_at, state, opened_as, subject, member_id, channel, team, agent, topic, tags,
          has_times, first_reply, first_resolution, full_resolution, reopens, replies, group_stations, assignee_stations, merged_into, content, change, told_level)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)
        ON CONFLICT (origin, value) DO UPDATE SET modified_at = excluded.modified_at,
          created_at = min(ticket.created_at, excluded.created_at), solved_at = excluded.solved_at, state = excluded.state,
          opened_as = excluded.opened_as, subject = excluded.subject, member_id = excluded.member_id, channel = excluded.channel,
          team = excluded.team, agent = excluded.agent, topic = excluded.topic, tags = excluded.tags, has_times = excluded.has_times,
          first_reply = excluded.first_reply, first_resolution = excluded.first_resolution, full_resolution = excluded.full_resolution,
          reopens = excluded.reopens, replies = excluded.replies, group_stations = excluded.group_stations,
          assignee_stations = excluded.assignee_stations, merged_into = excluded.merged_into, content = excluded.content, change = excluded.change,
          told_level = excluded.told_level
        WHERE excluded.modified_at >= ticket.modified_at
        """;

    private long _change;

    /// <summary>Writes tickets.</summary>
    /// <param name="tickets">The tickets; may hold one twice.</param>
    /// <returns>What became of them.</returns>
    public TicketCounts Write(IReadOnlyList<Ticket> tickets)
    {
        if (tickets.Count == 0)
        {
            return default;
        }

        var held = Known(tickets);
        var before = _change = connection.Scalar<long>("SELECT value FROM counter WHERE name = 'change'");
        var (created, updated, unchanged, buried) = (0, 0, 0, 0);
        using (var statement = new RowStatement(connection, Upsert))
        {
            foreach (var ticket in tickets)
            {
                var state = new Held(ticket.ModifiedAt.ToUnixTimeMilliseconds(), TicketRow.ContentOf(ticket), ticket.IsTombstone);
                var isKnown = held.TryGetValue(ticket.Key.ExternalId, out var known);
                if (isKnown && (known.ModifiedAt > state.ModifiedAt || known == (state with { Change = known.Change })))
                {
                    unchanged++;
                    continue;
                }

                var isSame = isKnown && known.Content == state.Content;
                Run(statement, ticket, state.Content, isSame ? known.Change : ++_change);
                held[ticket.Key.ExternalId] = state with { Change = isSame ? known.Change : _change };
                var isBuriedBefore = isKnown && known.IsTombstone && state.IsTombstone;
                unchanged += isSame || isBuriedBefore ? 1 : 0;
                buried += state.IsTombstone && !isBuriedBefore ? 1 : 0;
                created += !isKnown && !state.IsTombstone ? 1 : 0;
                updated += isKnown && !isSame && !state.IsTombstone ? 1 : 0;
            }
        }

        if (_change > before)
        {
            connection.Run("UPDATE counter SET value = $value WHERE name = 'change'", ("$value", _change));
        }

        return new TicketCounts(created, updated, unchanged, buried);
    }

    private static void Run(RowStatement statement, Ticket ticket, long content, long change)
    {
        var times = ticket.Times;
        statement.Bind(1, ticket.Key.Origin);
        statement.Bind(2, ticket.Key.Value);
        statement.Bind(3, ticket.ModifiedAt.ToUnixTimeMilliseconds());
        statement.Bind(4, ticket.CreatedAt.ToUnixTimeMilliseconds());
        statement.Bind(5, ticket.SolvedAt?.ToUnixTimeMilliseconds());
        statement.Bind(6, (long)ticket.State);
        statement.Bind(7, ticket.OpenedAs);
        statement.Bind(8, ticket.Subject);
        statement.Bind(9, ticket.MemberId);
        statement.Bind(10, ticket.Channel);
        statement.Bind(11, ticket.Group);
        statement.Bind(12, ticket.Agent);
        statement.Bind(13, ticket.Topic);
        statement.Bind(14, TicketRow.TagsOf(ticket));
        statement.Bind(15, times is null ? 0 : 1);
        statement.Bind(16, Seconds(times?.FirstReply));
        statement.Bind(17, Seconds(times?.FirstResolution));
        statement.Bind(18, Seconds(times?.FullResolution));
        statement.Bind(19, times?.Reopens);
        statement.Bind(20, times?.Replies);
        statement.Bind(21, times?.GroupStations);
        statement.Bind(22, times?.AssigneeStations);
        statement.Bind(23, ticket.MergedInto?.ExternalId);
        statement.Bind(24, content);
        statement.Bind(25, change);
        statement.Bind(26, (long)ticket.ToldLevel);
        statement.Run();
    }

    private static long? Seconds(TimeSpan? length) => (long?)length?.TotalSeconds;

    private Dictionary<string, Held> Known(IReadOnlyList<Ticket> tickets)
    {
        var held = new Dictionary<string, Held>(tickets.Count, StringComparer.Ordinal);
        foreach (var desk in tickets.GroupBy(ticket => ticket.Key.Origin))
        {
            var rows = connection.Query(
                """
                SELECT value, modified_at, content, state, change FROM ticket
                WHERE origin = $origin AND value IN (SELECT value FROM json_each($values))
                """,
                row => (Value: row.GetString(0), State: new Held(row.GetInt64(1), row.GetInt64(2), row.GetInt32(3) == (int)TicketStatus.Deleted)
                {
                    Change = row.GetInt64(4),
                }),
                ("$origin", desk.Key), ("$values", TextList.Of(desk.Select(ticket => ticket.Key.Value))));
            foreach (var (value, state) in rows)
            {
                held[$"{desk.Key}:{value}"] = state;
            }
        }

        return held;
    }
}

/// <summary>What is kept of a ticket that decides whether another state replaces it.</summary>
/// <param name="ModifiedAt">Milliseconds since 1970 UTC.</param>
/// <param name="Content">Hash of the rest.</param>
/// <param name="IsTombstone">Whether it is gone.</param>
internal readonly record struct Held(long ModifiedAt, long Content, bool IsTombstone)
{
    /// <summary>Number of its last change.</summary>
    public long Change { get; init; }
}
