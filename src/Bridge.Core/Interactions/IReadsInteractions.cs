using Bridge.Core.Connectors;

namespace Bridge.Core.Interactions;

/// <summary>Reads what a CRM notes down itself of contacts with people: calls, mails and visits that are no tickets. Safe for parallel calls; never retries, keeps no state.</summary>
public interface IReadsInteractions
{
    /// <summary>Streams the interactions that changed since a cursor, oldest change first; one may come several times.</summary>
    /// <remarks>Those of nobody whom the bridge knows, and those that have not happened yet, come as gone. Nothing is fetched before the first page is asked for.</remarks>
    /// <param name="from">Cursor of the last page kept, or null for the first read.</param>
    /// <param name="cancellationToken">Stops between two pages; a page already handed out stays valid.</param>
    /// <returns>The pages; an up-to-date system may give none.</returns>
    /// <exception cref="ConnectorException">See <see cref="FailureKind"/>; a cursor of another source is <see cref="FailureKind.Configuration"/>.</exception>
    IAsyncEnumerable<InteractionPage> ReadAsync(Cursor? from, CancellationToken cancellationToken);
}

/// <summary>Capability of a connector: its system notes such contacts down.</summary>
public interface IOpensInteractions
{
    /// <summary>Opens the reading of a connection's interactions.</summary>
    /// <param name="connection">The connection; its name becomes the origin of their keys.</param>
    /// <returns>The reading.</returns>
    IReadsInteractions OpenInteractions(ConnectionContext connection);
}
