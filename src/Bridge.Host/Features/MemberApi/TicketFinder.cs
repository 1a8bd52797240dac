using System.Text.Json;
using Bridge.Core.Model;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Outbox;
using Bridge.Host.Features.Tickets;

namespace Bridge.Host.Features.MemberApi;

/// <summary>A ticket of the member who was named.</summary>
/// <param name="Answer">As the API shows it.</param>
/// <param name="DeskId">The help desk's id; null while it does not have it.</param>
/// <param name="Lane">What its waiting comments stand in.</param>
internal sealed record FoundTicket(TicketAnswer Answer, string? DeskId, string Lane);

/// <summary>Finds a member's tickets: those that the hub keeps, and those that are still on their way.</summary>
/// <remarks>A ticket that was opened here keeps the id it got then; others have the help desk's.</remarks>
/// <param name="desk">What the API stands on.</param>
/// <param name="outbox">What is on its way.</param>
/// <param name="tickets">What the hub keeps.</param>
/// <param name="time">The clock.</param>
internal sealed class TicketFinder(MemberDesk desk, OutboxStore outbox, ITicketReader tickets, TimeProvider time)
{
    private const int LongestId = 64;
    private const int MostMerges = 10;

    // The hub keeps a ticket a moment after it was sent; after a crash in between, with the next reading of the help desk.
    private static readonly TimeSpan _untilKept = TimeSpan.FromDays(1);

    /// <summary>Finds one.</summary>
    /// <param name="member">External id of the member.</param>
    /// <param name="id">Id of the ticket.</param>
    /// <returns>The ticket; null when there is none, or when it is somebody else's.</returns>
    public FoundTicket? Find(string member, string id)
    {
        if (id.Length is 0 or > LongestId || !id.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        var request = outbox.FindTicket(desk.Connection, id);
        if (request is not null && request.Member != member)
        {
            return null;
        }

        var deskId = request is null ? id : request.TicketId;
        var kept = deskId is null ? null : tickets.Find(new RecordKey(desk.Connection, deskId));
        if (kept is { IsTombstone: true, MergedInto: not null })
        {
            return Follow(member, kept);
        }

        if (kept is not null)
        {
            return kept.MemberId == member && !kept.IsTombstone
                ? new FoundTicket(Answer(kept, request?.Key ?? kept.Key.Value), deskId, request?.Key ?? kept.Key.Value)
                : null;
        }

        return request is null ? null : new FoundTicket(Answer(request), deskId, request.Key);
    }

    // Tickets are merged into tickets that are merged later; whose the last one is decides, as the ones before have lost their member.
    private FoundTicket? Follow(string member, Ticket merged)
    {
        var last = merged;
        for (var step = 0; step < MostMerges && last is { MergedInto: { } next }; step++)
        {
            last = tickets.Find(next);
        }

        if (last is not { IsTombstone: false } || last.MemberId != member)
        {
            return null;
        }

        var id = outbox.FindTicket(desk.Connection, last.Key.Value)?.Key ?? last.Key.Value;
        return new FoundTicket(Answer(last, id), last.Key.Value, id);
    }

    /// <summary>Lists a page.</summary>
    /// <param name="member">External id of the member.</param>
    /// <param name="limit">Most tickets.</param>
    /// <param name="after"><see cref="TicketListAnswer.Next"/> of the page before, or null.</param>
    /// <returns>The page.</returns>
    public TicketListAnswer List(string member, int limit, string? after)
    {
        // In this order a ticket that is sent meanwhile may be found twice, and is shown once; in no other would it surely be found.
        var underWay = after is null ? outbox.TicketsUnderWay(desk.Connection, member, limit, time.GetUtcNow() - _untilKept) : [];
        var kept = tickets.FindByMember(member, limit, after).ToList();
        var keys = outbox.KeysOf(desk.Connection, kept.Select(ticket => ticket.Key.Value));
        var missing = underWay.ExceptBy(keys.Values, request => request.Key)
            .Where(request => request.TicketId is not { } id || tickets.Find(new RecordKey(desk.Connection, id)) is null);
        return new TicketListAnswer(
            [.. missing.Select(Answer), .. kept.Select(ticket => Answer(ticket, keys.GetValueOrDefault(ticket.Key.Value, ticket.Key.Value)))],
            kept.Count == limit ? kept[^1].Key.ExternalId : null);
    }

    private static TicketAnswer Answer(Request request) => new()
    {
        Id = request.Key,
        Status = request.State switch { RequestState.Aside => "refused", RequestState.Sent => "new", _ => "accepted" },
        Subject = request.Subject,
        Topic = request.Topic,
        Level = Word(TicketLevel.Unknown.ToString()),
        CreatedAt = request.AcceptedAt,
        ModifiedAt = request.EndedAt ?? request.AcceptedAt,
    };

    private static TicketAnswer Answer(Ticket ticket, string id) => new()
    {
        Id = id,
        Status = Word(ticket.State.ToString()),
        Subject = ticket.Subject,
        Topic = ticket.Topic,
        Level = Word(ticket.Level.ToString()),
        CreatedAt = ticket.CreatedAt,
        ModifiedAt = ticket.ModifiedAt,
        SolvedAt = ticket.SolvedAt,
    };

    private static string Word(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
