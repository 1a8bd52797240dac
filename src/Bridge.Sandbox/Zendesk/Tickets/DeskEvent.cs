namespace Bridge.Sandbox.Zendesk.Tickets;

/// <summary>What happened to a ticket, for those who listen.</summary>
/// <param name="Type">The type without <c>zen:event-type:</c>.</param>
/// <param name="Ticket">The ticket as it is now.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="Previous">The value before, where one changed.</param>
/// <param name="Current">The value now, where one changed.</param>
/// <param name="Comment">The added comment.</param>
internal sealed record DeskEvent(
    string Type, StoredTicket Ticket, long ActorId, object? Previous, object? Current, StoredComment? Comment)
{
    /// <summary>An update as a trigger sees it, whatever changed; no event type of its own.</summary>
    public const string Updated = "ticket.updated";
}
