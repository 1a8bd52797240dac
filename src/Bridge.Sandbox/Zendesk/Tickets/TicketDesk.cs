using Bridge.Sandbox.Zendesk.Satisfaction;
using Bridge.Sandbox.Zendesk.Store;
using Bridge.Sandbox.Zendesk.Tickets.Changes;
using Bridge.Sandbox.Zendesk.Tickets.Metrics;

namespace Bridge.Sandbox.Zendesk.Tickets;

/// <summary>Makes checked updates: writes them down as audits, keeps the metrics and tells who listens.</summary>
/// <remarks>Needs the account's lock. Source: Zendesk API reference, Tickets and Ticket audits.</remarks>
internal sealed class TicketDesk(TicketBook book, People people, Action<DeskEvent> tell)
{
    private readonly TicketChanges _changes = new(book, people);
    private readonly TicketNews _news = new(tell);

    public StoredTicket Create(TicketEdit edit, Actor actor, long? logged = null)
    {
        var ticket = new StoredTicket { Channel = actor.Channel, CreatedAt = actor.Now, Creations = 1 };
        book.Add(ticket);
        ticket.SubmitterId = edit.Value("submitter_id") as long? ?? actor.Id;
        var events = new List<AuditEvent>(10);
        book.Metrics.LoggedAt = logged ?? actor.Now;
        if (edit.Comment is { } comment)
        {
            events.Add(Comment(comment, actor));
            ticket.IsPublic = comment.Public;
        }

        _changes.Fill(ticket, edit, actor, events);
        book.Metrics.Created(ticket, actor.Now);
        if (ticket.AssigneeId != 0)
        {
            MetricKeeper.Assigned(ticket, actor.Now);
        }

        MetricKeeper.Grouped(ticket);
        if (ticket.Status is not ("new" or "open"))
        {
            book.Metrics.StatusChanged(ticket, "new", actor.Now);
        }

        Close(ticket, events, actor, logged, edit.Custom);
        if (edit.FollowsUp != 0 && book.ById(edit.FollowsUp) is { } source)
        {
            ticket.FollowsUp = source.Id;
            (source.FollowUps ??= []).Add(ticket.Id);
        }

        _news.Say(new DeskEvent("ticket.created", ticket, actor.Id, null, null, null));
        return ticket;
    }

    /// <summary>Makes an update; null where nothing changed, so that no audit came of it.</summary>
    public Audit? Update(StoredTicket ticket, TicketEdit edit, Actor actor, long? logged = null)
    {
        var events = new List<AuditEvent>(3);
        var before = (ticket.Status, ticket.AssigneeId, ticket.GroupId, ticket.Priority);
        book.Metrics.LoggedAt = logged ?? actor.Now;
        if (edit.Comment is { } comment)
        {
            var author = comment.AuthorId == 0 ? actor.Id : comment.AuthorId;
            events.Add(Comment(comment, actor));
            ticket.IsPublic |= comment.Public;
            book.Metrics.Commented(ticket, people.IsStaff(author), comment.Public, actor.Now);
            Reopen(ticket, edit, people.IsStaff(author));
        }

        _changes.Apply(ticket, edit, events);
        if (events.Count == 0)
        {
            ticket.Writes++;
            return null;
        }

        if (ticket.AssigneeId != before.AssigneeId)
        {
            MetricKeeper.Assigned(ticket, actor.Now);
        }

        if (ticket.GroupId != before.GroupId)
        {
            MetricKeeper.Grouped(ticket);
        }

        if (ticket.Status != before.Status)
        {
            book.Metrics.StatusChanged(ticket, before.Status, actor.Now);
        }

        Close(ticket, events, actor, logged, edit.Custom);
        _news.SayChanges(ticket, before, actor, ticket.Audits[^1]);
        return ticket.Audits[^1];
    }

    public void Delete(StoredTicket ticket, Actor actor)
    {
        ticket.Deleted = true;
        ticket.DeletedAt = actor.Now;
        ticket.DeletedBy = actor.Id;
        book.LiveCount--;
        System(ticket, actor.Now);
        _news.Say(new DeskEvent("ticket.soft_deleted", ticket, actor.Id, null, null, null));
    }

    public void Restore(StoredTicket ticket, Actor actor)
    {
        ticket.Deleted = false;
        book.LiveCount++;
        System(ticket, actor.Now);
        _news.Say(new DeskEvent("ticket.undeleted", ticket, actor.Id, null, null, null));
    }

    /// <summary>Takes the texts of a deleted ticket away for good.</summary>
    public void Scrub(StoredTicket ticket, long now)
    {
        ticket.Scrubbed = true;
        ticket.Name = "SCRUBBED";
        foreach (var comment in ticket.Comments)
        {
            comment.Body = "SCRUBBED";
        }

        book.Touch(ticket, now);
    }

    /// <summary>An update by the system: the exports show the ticket again although its time of update stays.</summary>
    public void TouchBySystem(StoredTicket ticket, long now) => book.Touch(ticket, now);

    /// <summary>Writes down what the requester thinks of it.</summary>
    public void Rated(StoredTicket ticket, string before, StoredRating rating, Actor actor)
    {
        List<AuditEvent> events = [new(AuditEventKind.Change, "satisfaction_score", rating.Score, before)];
        if (rating.Comment is { } comment)
        {
            events.Add(new AuditEvent(AuditEventKind.Change, "satisfaction_comment", comment, null));
        }

        Close(ticket, events, actor, null);
        _news.Say(new DeskEvent(DeskEvent.Updated, ticket, actor.Id, null, null, null));
    }

    /// <summary>Tells of something that is no update of its own.</summary>
    public void Tell(string type, StoredTicket ticket, long by, object? current) =>
        _news.Say(new DeskEvent(type, ticket, by, null, current, null));

    /// <summary>Until the answer is disposed nobody is told anything.</summary>
    public IDisposable Quietly() => _news.Quietly();

    private void System(StoredTicket ticket, long now)
    {
        ticket.UpdatedAt = now;
        ticket.Writes++;
        book.Touch(ticket, now);
    }

    // Whoever asked has to be heard again.
    private static void Reopen(StoredTicket ticket, TicketEdit edit, bool byStaff)
    {
        if (!byStaff && !edit.Has("status") && ticket.Status is "pending" or "hold" or "solved")
        {
            edit.Set("status", "open");
        }
    }

    private static AuditEvent Comment(CommentDraft draft, Actor actor) =>
        new(AuditEventKind.Comment, "comment", null, null, new StoredComment
        {
            Time = actor.Now,
            AuthorId = draft.AuthorId == 0 ? actor.Id : draft.AuthorId,
            Body = draft.Body,
            Public = draft.Public,
            Attachments = draft.Attachments,
        });

    private void Close(
        StoredTicket ticket, List<AuditEvent> events, Actor actor, long? logged, IReadOnlyList<(string Name, string Value)>? custom = null)
    {
        var audit = new Audit(book.TakeIds(events.Count + 1), actor.Now, actor.Id, actor.Channel, [.. events]) { Custom = custom ?? [] };
        for (var position = 0; position < events.Count; position++)
        {
            if (events[position].Comment is { } comment)
            {
                comment.Id = audit.EventId(position);
            }
        }

        ticket.Writes++;
        ticket.UpdatedAt = actor.Now;
        var author = events.Find(happened => happened.Comment is not null).Comment?.AuthorId ?? actor.Id;
        if (author == ticket.RequesterId)
        {
            ticket.Metrics.RequesterUpdatedAt = actor.Now;
        }

        if (author == ticket.AssigneeId)
        {
            ticket.Metrics.AssigneeUpdatedAt = actor.Now;
        }

        book.Append(ticket, audit, logged ?? actor.Now);
        book.Touch(ticket, logged ?? actor.Now);
    }
}
