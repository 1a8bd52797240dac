using Bridge.Core.Connectors;

namespace Bridge.Core.Calls;

/// <summary>Reads the calls of a phone system as they end and change. Safe for parallel calls; never retries, keeps no state.</summary>
public interface IReadsCalls
{
    /// <summary>Streams the parts that changed since a cursor, oldest change first within each list; one may come several times.</summary>
    /// <param name="from">Cursor of the last page kept, or null for the first read.</param>
    /// <param name="cancellationToken">Stops between two pages; a page already handed out stays valid.</param>
    /// <returns>The pages; an up-to-date system may give none.</returns>
    /// <exception cref="ConnectorException">See <see cref="FailureKind"/>.</exception>
    IAsyncEnumerable<CallPage> ReadAsync(Cursor? from, CancellationToken cancellationToken);

    /// <summary>Makes the visits of one call.</summary>
    /// <param name="parts">All kept parts of the call, in any order.</param>
    /// <returns>The visits, the first one first; none while too little is known, and what was made before then stays.</returns>
    IReadOnlyList<CallVisit> VisitsOf(IReadOnlyList<CallPart> parts);
}

/// <summary>Capability of a connector: its system is, or has, a phone system.</summary>
public interface IOpensCalls
{
    /// <summary>Opens the reading of a connection's calls.</summary>
    /// <param name="connection">The connection; its name becomes the source of the visits.</param>
    /// <returns>The reading.</returns>
    IReadsCalls OpenCalls(ConnectionContext connection);
}
