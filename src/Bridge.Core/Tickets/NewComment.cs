namespace Bridge.Core.Tickets;

/// <summary>Something that a member adds to a ticket of theirs from outside the help desk.</summary>
/// <param name="Key">Key chosen by the bridge, as for <see cref="NewTicket.Key"/>; it is found again in the comment's own words or history.</param>
/// <param name="TicketId">The help desk's own id of the ticket.</param>
/// <param name="MemberId">External id of the member who writes.</param>
/// <param name="Text">1 to 32,000 characters, plain text without card data.</param>
public sealed record NewComment(string Key, string TicketId, string MemberId, string Text)
{
    /// <summary>Files that were handed over for it (<see cref="Upload.Token"/>), in their order.</summary>
    public IReadOnlyList<string> Uploads { get; init; } = [];
}
