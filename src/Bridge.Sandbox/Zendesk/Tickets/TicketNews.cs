using Bridge.Sandbox.Zendesk.Tickets.Changes;

namespace Bridge.Sandbox.Zendesk.Tickets;

/// <summary>Tells who listens what happened to tickets, unless all is to be quiet.</summary>
/// <remarks>Needs the account's lock.</remarks>
internal sealed class TicketNews(Action<DeskEvent> tell)
{
    private int _quiet;

    /// <summary>Until the answer is disposed nobody is told anything.</summary>
    public IDisposable Quietly()
    {
        _quiet++;
        return new Loud(this);
    }

    /// <summary>Tells of one thing.</summary>
    public void Say(DeskEvent happened)
    {
        if (_quiet == 0)
        {
            tell(happened);
        }
    }

    /// <summary>Tells of everything that an update changed, and last of the update itself.</summary>
    public void SayChanges(
        StoredTicket ticket, (string Status, long Assignee, long Group, string? Priority) before, Actor actor, Audit audit)
    {
        if (Array.Find(audit.Events, happened => happened.Comment is not null).Comment is { } comment)
        {
            Say(new DeskEvent("ticket.comment_added", ticket, actor.Id, null, null, comment));
        }

        if (ticket.Status != before.Status)
        {
            Say(new DeskEvent("ticket.status_changed", ticket, actor.Id, before.Status, ticket.Status, null));
        }

        if (ticket.AssigneeId != before.Assignee)
        {
            Say(new DeskEvent(
                "ticket.agent_assignment_changed", ticket, actor.Id, before.Assignee, ticket.AssigneeId, null));
        }

        if (ticket.GroupId != before.Group)
        {
            Say(new DeskEvent("ticket.group_assignment_changed", ticket, actor.Id, before.Group, ticket.GroupId, null));
        }

        if (ticket.Priority != before.Priority)
        {
            Say(new DeskEvent("ticket.priority_changed", ticket, actor.Id, before.Priority, ticket.Priority, null));
        }

        Say(new DeskEvent(DeskEvent.Updated, ticket, actor.Id, null, null, null));
    }

    private sealed class Loud(TicketNews news) : IDisposable
    {
        public void Dispose() => news._quiet--;
    }
}
