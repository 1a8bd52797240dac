using Bridge.Sandbox.Zendesk.Tickets;
using Bridge.Sandbox.Zendesk.Tickets.Changes;

namespace Bridge.Sandbox.Zendesk.Satisfaction;

/// <summary>All requests for an opinion, in the order they were made. Needs the account's lock.</summary>
internal sealed class RatingBook(TicketBook tickets, TicketDesk desk)
{
    public List<StoredRating> All { get; } = [];

    public StoredRating? ById(long id)
    {
        var offset = id - 61_000_000_000_004;
        return offset >= 0 && offset % 20 == 0 && offset / 20 < All.Count ? All[(int)(offset / 20)] : null;
    }

    public StoredTicket TicketOf(StoredRating rating) => tickets.Tickets[rating.Ticket];

    /// <summary>Asks the requester of a solved ticket; nothing where they were asked already.</summary>
    public StoredRating Offer(StoredTicket ticket, long now)
    {
        if (ticket.Rating is { } known)
        {
            return known;
        }

        var rating = new StoredRating
        {
            Number = All.Count,
            Ticket = ticket.Index,
            RequesterId = ticket.RequesterId,
            AssigneeId = ticket.AssigneeId,
            GroupId = ticket.GroupId,
            CreatedAt = now,
            UpdatedAt = now,
        };
        All.Add(rating);
        ticket.Rating = rating;
        desk.TouchBySystem(ticket, now);
        return rating;
    }

    /// <summary>Takes the answer; a later one replaces it.</summary>
    public StoredRating Answer(StoredTicket ticket, string score, int stars, string? comment, Actor actor)
    {
        var rating = Offer(ticket, actor.Now);
        var before = rating.Score;
        rating.Score = score;
        rating.Stars = stars;
        rating.Comment = string.IsNullOrWhiteSpace(comment) ? null : comment;
        rating.UpdatedAt = actor.Now;
        desk.Rated(ticket, before, rating, actor);
        return rating;
    }
}
