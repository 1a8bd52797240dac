using Bridge.Core.Tickets;

namespace Bridge.Host.Features.Tickets;

/// <summary>Puts single tickets into the hub's store.</summary>
/// <param name="store">The store; an older state never replaces a newer one there.</param>
internal sealed class TicketKeeper(TicketStore store) : ITicketKeeper
{
    /// <inheritdoc />
    public void Keep(IReadOnlyList<Ticket> tickets)
    {
        foreach (var ticket in tickets)
        {
            store.Save(ticket);
        }
    }
}
