namespace Bridge.Core.Tickets;

/// <summary>Where a ticket stands, in the words that all help desks share.</summary>
public enum TicketStatus
{
    /// <summary>Nobody has taken it yet.</summary>
    New,

    /// <summary>The help desk works on it.</summary>
    Open,

    /// <summary>The help desk waits for the member.</summary>
    Pending,

    /// <summary>The help desk waits for somebody else, a vendor for example.</summary>
    OnHold,

    /// <summary>The help desk says it is done; the member may still open it again.</summary>
    Solved,

    /// <summary>Done for good.</summary>
    Closed,

    /// <summary>Deleted in the help desk, or made part of another ticket.</summary>
    Deleted,
}
