using Bridge.Core.Connectors;

namespace Bridge.Core.Notices;

/// <summary>Tells another system of changes, one at a time. Safe for parallel calls.</summary>
public interface INotifies
{
    /// <summary>Sends a notice; whoever gets one twice knows it by its id.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="cancellationToken">Abandons the call; its outcome is then unknown.</param>
    /// <returns>A task that ends once the other system has it.</returns>
    /// <exception cref="ConnectorException">
    /// <see cref="FailureKind.Data"/>: refused for good; <see cref="FailureKind.Transient"/> and <see cref="FailureKind.Throttled"/>: not now;
    /// <see cref="FailureKind.Configuration"/>: somebody must mend the settings first.
    /// </exception>
    Task SendAsync(Notice notice, CancellationToken cancellationToken);
}

/// <summary>Capability of a connector: its system takes notices.</summary>
public interface IOpensNotices
{
    /// <summary>Opens the way to a connection's system.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The way.</returns>
    /// <exception cref="ConnectorException">The settings cannot be used.</exception>
    INotifies OpenNotices(ConnectionContext connection);
}
