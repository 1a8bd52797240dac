using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Bridge.Core.Model;
using Bridge.Core.Tickets;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Tickets;

/// <summary>How a ticket lies in its row.</summary>
internal static class TicketRow
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string Columns =
        "origin, value, modified_at, created_at, solved_at, state, opened_as, subject, member_id, channel, team, agent, topic, tags, "
        + "has_times, first_reply, first_resolution, full_resolution, reopens, replies, group_stations, assignee_stations, merged_into, told_level, change";

    /// <summary>Place of the number of the change among the columns.</summary>
    public const int Change = 24;

    private const char Separator = '\n';

    /// <summary>Reads a ticket.</summary>
    /// <param name="row">The row.</param>
    /// <param name="words">Groups and topics by connection.</param>
    /// <returns>The ticket.</returns>
    public static Ticket Read(SqliteDataReader row, IReadOnlyDictionary<string, DeskWords> words)
    {
        var origin = row.GetString(0);
        var (desk, team, tags) = (words.GetValueOrDefault(origin) ?? DeskWords.None, Text(row, 10), Tags(Text(row, 13)));
        var told = (TicketLevel)row.GetInt32(23);
        return new Ticket
        {
            Key = new RecordKey(origin, row.GetString(1)),
            ModifiedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
            SolvedAt = Number(row, 4) is { } solved ? DateTimeOffset.FromUnixTimeMilliseconds(solved) : null,
            State = (TicketStatus)row.GetInt32(5),
            OpenedAs = Text(row, 6),
            Subject = Text(row, 7),
            MemberId = Text(row, 8),
            Channel = Text(row, 9),
            Group = team,
            Level = told == TicketLevel.Unknown ? desk.LevelOf(team) : told,
            ToldLevel = told,
            Agent = Text(row, 11),
            Topic = desk.TopicOf(tags, Text(row, 12)),
            Tags = tags,
            Times = row.GetInt64(14) == 0 ? null : new TicketTimes(
                Length(row, 15), Length(row, 16), Length(row, 17), (int?)Number(row, 18), (int?)Number(row, 19), (int?)Number(row, 20), (int?)Number(row, 21)),
            MergedInto = Text(row, 22) is { } target ? RecordKey.Parse(target) : null,
        };
    }

    /// <summary>The tags as one text; no tag holds a line end.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <returns>The text, or null when there are none.</returns>
    public static string? TagsOf(Ticket ticket) => ticket.Tags.Count == 0 ? null : string.Join(Separator, ticket.Tags);

    /// <summary>Hash of everything that is kept of a ticket but the time of its change.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <returns>The hash.</returns>
    public static long ContentOf(Ticket ticket)
    {
        var times = ticket.Times;
        var text = string.Join('\u001f',
            (int)ticket.State, ticket.OpenedAs, ticket.Subject, ticket.MemberId, ticket.Channel, ticket.Group, ticket.Agent, ticket.Topic,
            TagsOf(ticket), Of(ticket.IsTombstone ? null : ticket.CreatedAt.ToUnixTimeMilliseconds()), Of(ticket.SolvedAt?.ToUnixTimeMilliseconds()), ticket.MergedInto,
            times is null ? "-" : "+", Of(times?.FirstReply?.Ticks), Of(times?.FirstResolution?.Ticks), Of(times?.FullResolution?.Ticks),
            Of(times?.Reopens), Of(times?.Replies), Of(times?.GroupStations), Of(times?.AssigneeStations));
        text += ticket.ToldLevel == TicketLevel.Unknown ? "" : $"\u001f{(int)ticket.ToldLevel}"; // most help desks tell none: theirs keep the hash they have
        return unchecked((long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan())));
    }

    private static string? Of(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(SqliteDataReader row, int place) => row.IsDBNull(place) ? null : row.GetString(place);

    private static long? Number(SqliteDataReader row, int place) => row.IsDBNull(place) ? null : row.GetInt64(place);

    private static TimeSpan? Length(SqliteDataReader row, int place) => Number(row, place) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static string[] Tags(string? text) => text is null ? [] : text.Split(Separator);
}
