using Bridge.Core.Tickets;

namespace Bridge.Core.Kpis.Desk.Facts;

/// <summary>A ticket's status from an instant on.</summary>
/// <param name="At">Milliseconds since 1970 UTC.</param>
/// <param name="Status">The status.</param>
public readonly record struct TicketTurn(long At, TicketStatus Status)
{
    /// <summary>True when the desk says that it is done.</summary>
    public bool IsDone => Status is TicketStatus.Solved or TicketStatus.Closed;
}
