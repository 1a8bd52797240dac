using Bridge.Core.Connectors;

namespace Bridge.Core.Interactions;

/// <summary>A CRM's own list of what happened to a person. Never retries; safe for parallel calls.</summary>
public interface ITimeline
{
    /// <summary>Adds an interaction, unless the person's list already holds one under the same key.</summary>
    /// <param name="key">Key chosen by the bridge, 1 to 64 of <c>A-Z a-z 0-9 -</c>.</param>
    /// <param name="interaction">The interaction; its member is known to the CRM.</param>
    /// <param name="cancellationToken">Abandons the call; its outcome is then unknown.</param>
    /// <returns>A task that ends once the CRM has it.</returns>
    /// <exception cref="ConnectorException">
    /// <see cref="FailureKind.Data"/>: refused for good; others as of <see cref="Tickets.ITicketDesk.OpenAsync"/>.
    /// </exception>
    Task AddAsync(string key, Interaction interaction, CancellationToken cancellationToken);
}

/// <summary>Capability of a connector: its system has such a list.</summary>
public interface IOpensTimeline
{
    /// <summary>Opens the list of a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The list.</returns>
    ITimeline OpenTimeline(ConnectionContext connection);
}
