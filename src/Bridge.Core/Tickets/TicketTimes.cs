namespace Bridge.Core.Tickets;

/// <summary>What a help desk counts about a ticket itself. Null means that the help desk does not tell, or not yet.</summary>
/// <remarks>Calendar time, not business hours; a resolution that is undone by a reopening changes afterwards.</remarks>
/// <param name="FirstReply">From the ticket's creation to the first public answer of an agent.</param>
/// <param name="FirstResolution">From creation to the first time it was solved.</param>
/// <param name="FullResolution">From creation to the last time it was solved.</param>
/// <param name="Reopens">How often it was opened again.</param>
/// <param name="Replies">Public answers of agents.</param>
/// <param name="GroupStations">How many groups it was with.</param>
/// <param name="AssigneeStations">How many agents it was with.</param>
public sealed record TicketTimes(
    TimeSpan? FirstReply,
    TimeSpan? FirstResolution,
    TimeSpan? FullResolution,
    int? Reopens,
    int? Replies,
    int? GroupStations,
    int? AssigneeStations);
