using Bridge.Core.Connectors;

namespace Bridge.Core.Tickets;

/// <summary>Reads how to write to whoever asked in a ticket. Safe for parallel calls; never retries.</summary>
public interface IReadsRequesters
{
    /// <summary>Reads the requester of a ticket.</summary>
    /// <param name="ticketId">The help desk's own id of the ticket.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The requester, or null when the ticket or the requester is gone.</returns>
    /// <exception cref="ConnectorException">As of <see cref="ITicketDesk.OpenAsync"/>.</exception>
    Task<Requester?> ReadRequesterAsync(string ticketId, CancellationToken cancellationToken);
}

/// <summary>Capability of a connector: its help desk tells how to write to requesters.</summary>
public interface IOpensRequesters
{
    /// <summary>Opens the reading of a connection's requesters.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The reading.</returns>
    IReadsRequesters OpenRequesters(ConnectionContext connection);
}
