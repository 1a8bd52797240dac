using Bridge.Core.Model;

namespace Bridge.Core.Tickets;

/// <summary>One thing that was said in a ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Id">The help desk's own id of the comment; unique within the ticket.</param>
/// <param name="At">UTC instant.</param>
/// <param name="IsPublic">False for a note that the member never sees.</param>
/// <param name="IsByMember">True when the asker wrote it, false for the help desk.</param>
/// <param name="Author">Name of the agent, or null when the asker wrote it.</param>
/// <param name="Text">Plain text without card data.</param>
public sealed record TicketComment(
    RecordKey Ticket, string Id, DateTimeOffset At, bool IsPublic, bool IsByMember, string? Author, string Text)
{
    /// <summary>Names of the files that came with it, without card data; empty when the help desk does not tell.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}
