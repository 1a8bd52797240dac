using Bridge.Core.Connectors;

namespace Bridge.Core.Tickets;

/// <summary>Hands tickets of a help desk to other groups, one at a time. Never retries; safe for parallel calls.</summary>
public interface IHandOffs
{
    /// <summary>Hands a ticket off, unless it was handed off under the same key before.</summary>
    /// <param name="handOff">What goes where.</param>
    /// <param name="cancellationToken">Abandons the call; its outcome is then unknown.</param>
    /// <returns>The ticket as the help desk holds it now.</returns>
    /// <exception cref="ConnectorException">As of <see cref="ITicketDesk.OpenAsync"/>; Data also for a ticket that is closed, and for a group that is not there.</exception>
    Task<Ticket> HandOffAsync(HandOff handOff, CancellationToken cancellationToken);
}

/// <summary>Capability of a connector: tickets of its help desk can be handed to other groups.</summary>
public interface IOpensHandOffs
{
    /// <summary>Opens the way for hand-offs of a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="words">Groups and topics, by the settings.</param>
    /// <returns>The way.</returns>
    IHandOffs OpenHandOffs(ConnectionContext connection, DeskWords words);
}
