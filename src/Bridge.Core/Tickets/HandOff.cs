namespace Bridge.Core.Tickets;

/// <summary>That a ticket goes to another group of the help desk: up a level, or to a vendor.</summary>
/// <param name="Key">Key chosen by the bridge, as for <see cref="NewComment.Key"/>: under one key a ticket is handed off once, wherever agents move it afterwards.</param>
/// <param name="TicketId">The help desk's own id of the ticket.</param>
/// <param name="Group">Name of the group that is to have it.</param>
/// <param name="Tag">Tag that it gets, or null for none.</param>
/// <param name="Note">Why, for agents alone, 1 to 32,000 characters without card data; null for none.</param>
public sealed record HandOff(string Key, string TicketId, string Group, string? Tag, string? Note);
