using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bridge.Core.Notices;
using Bridge.Core.Tickets;

namespace Bridge.Host.Features.Outbox.Notices;

/// <summary>Tells what changed in a ticket, as far as its member can see it.</summary>
internal static class NoticeMaker
{
    private const int IdBytes = 16;

    /// <summary>What members can see of a ticket's state, as one text.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <returns>The text; it differs when there is something to tell.</returns>
    public static string StateOf(Ticket ticket) => string.Join(
        '|', ticket.State, ticket.Level, ticket.SolvedAt is { } at ? Second(at) : null, ticket.MergedInto);

    /// <summary>Makes the notice.</summary>
    /// <param name="ticket">The ticket as it is.</param>
    /// <param name="member">Its member.</param>
    /// <param name="before">What was told before, or null.</param>
    /// <param name="idOf">Id of a ticket in the member API, by the help desk's.</param>
    /// <returns>The notice; the same change always makes the same one.</returns>
    public static Notice Of(Ticket ticket, string member, Seen? before, Func<string, string> idOf)
    {
        var change = $"{ticket.Key.ExternalId}|{StateOf(ticket)}|{ticket.ModifiedAt.ToUnixTimeMilliseconds()}";
        return new Notice
        {
            Id = $"ntc_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(change)).AsSpan(0, IdBytes))}",
            Type = $"ticket.{WordFor(ticket, before)}",
            At = ticket.ModifiedAt,
            Member = member,
            Ticket = idOf(ticket.Key.Value),
            Status = ticket.IsTombstone ? (ticket.MergedInto is null ? "removed" : "merged") : JsonNamingPolicy.CamelCase.ConvertName(ticket.State.ToString()),
            Level = JsonNamingPolicy.CamelCase.ConvertName(ticket.Level.ToString()),
            SolvedAt = ticket.SolvedAt,
            MergedInto = ticket.MergedInto is { } target ? idOf(target.Value) : null,
        };
    }

    private static string Second(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string? SolvedIn(Seen? before) => before?.State.Split('|') is [_, _, { Length: > 0 } second, ..] ? second : null;

    private static string WordFor(Ticket ticket, Seen? before) => ticket switch
    {
        { IsTombstone: true, MergedInto: not null } => "merged",
        { IsTombstone: true } => "removed",
        // Solved again, or closed before anybody looked, is a resolution of its own all the same.
        { State: TicketStatus.Solved or TicketStatus.Closed, SolvedAt: { } at } when SolvedIn(before) != Second(at) => "solved",
        { State: TicketStatus.Solved } when before?.State.StartsWith(nameof(TicketStatus.Solved), StringComparison.Ordinal) != true => "solved",
        _ => before is null ? "opened" : "changed",
    };
}
