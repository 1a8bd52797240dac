using Bridge.Core.Connectors;

namespace Bridge.Core.Tickets;

/// <summary>Writes into a help desk on a member's behalf, one thing at a time.</summary>
/// <remarks>
/// A create cannot be an upsert, so the caller writes it to an outbox first. After an unknown outcome the caller looks the
/// key up (<see cref="FindAsync"/>) before it opens again; the desk also sends the key as the system's idempotency header
/// where there is one. A desk never retries. Safe for parallel calls.
/// </remarks>
public interface ITicketDesk
{
    /// <summary>Opens a ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="cancellationToken">Abandons the call; its outcome is then unknown.</param>
    /// <returns>The ticket as the help desk holds it now.</returns>
    /// <exception cref="ConnectorException">
    /// <see cref="FailureKind.Data"/>: refused for good; <see cref="FailureKind.Transient"/> and <see cref="FailureKind.Throttled"/>:
    /// unknown or not now; <see cref="FailureKind.Configuration"/>: somebody must mend the settings first.
    /// </exception>
    Task<Ticket> OpenAsync(NewTicket ticket, CancellationToken cancellationToken);

    /// <summary>Looks for a ticket that was opened under a key.</summary>
    /// <param name="key"><see cref="NewTicket.Key"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The ticket, or null when the help desk certainly has none.</returns>
    /// <exception cref="ConnectorException">As of <see cref="OpenAsync"/>.</exception>
    Task<Ticket?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Adds a comment, unless the ticket already holds one under the same key.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="cancellationToken">Abandons the call; its outcome is then unknown.</param>
    /// <returns>The ticket afterwards.</returns>
    /// <exception cref="ConnectorException">As of <see cref="OpenAsync"/>; Data also for a ticket that takes no comments any more.</exception>
    Task<Ticket> CommentAsync(NewComment comment, CancellationToken cancellationToken);

    /// <summary>Reads a ticket again, as when a webhook hinted at a change.</summary>
    /// <param name="ticketId">The help desk's own id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The ticket, a tombstone when it was deleted, or null when the help desk never had it.</returns>
    /// <exception cref="ConnectorException">As of <see cref="OpenAsync"/>.</exception>
    Task<Ticket?> ReadAsync(string ticketId, CancellationToken cancellationToken);

    /// <summary>Reads what was said in a ticket, oldest first.</summary>
    /// <param name="ticketId">The help desk's own id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The comments; empty when the ticket has none or is gone.</returns>
    /// <exception cref="ConnectorException">As of <see cref="OpenAsync"/>.</exception>
    IAsyncEnumerable<TicketComment> ReadCommentsAsync(string ticketId, CancellationToken cancellationToken);
}

/// <summary>Capability of a connector: it has a help desk.</summary>
public interface IOpensTicketDesk
{
    /// <summary>Opens the help desk of a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="words">Groups and topics, by the settings.</param>
    /// <returns>The desk.</returns>
    ITicketDesk OpenDesk(ConnectionContext connection, DeskWords words);
}
