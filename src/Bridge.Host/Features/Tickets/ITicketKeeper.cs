using Bridge.Core.Tickets;

namespace Bridge.Host.Features.Tickets;

/// <summary>Takes tickets that were just read from or written to the help desk. Safe for parallel calls.</summary>
internal interface ITicketKeeper
{
    /// <summary>Keeps tickets; one that the hub already has in a newer state stays as it is.</summary>
    /// <param name="tickets">The tickets, tombstones among them.</param>
    void Keep(IReadOnlyList<Ticket> tickets);
}
