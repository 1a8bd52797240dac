using Bridge.Core.Connectors;

namespace Bridge.Core.Calls.Live;

/// <summary>Follows one phone system. Used by one caller at a time; keeps what it has seen in memory, never retries.</summary>
public interface ILiveCalls : IDisposable
{
    /// <summary>How often it is worth to look.</summary>
    TimeSpan Every { get; }

    /// <summary>Reads what happened since the last look.</summary>
    /// <param name="cancellationToken">Abandons the look.</param>
    /// <returns>How the desk stands now.</returns>
    /// <exception cref="ConnectorException">See <see cref="FailureKind"/>.</exception>
    Task<Floor> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>Capability of a connector: its system tells what goes on right now.</summary>
public interface IOpensLiveCalls
{
    /// <summary>Opens the following of a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sink">
    /// Takes each visit that began, was answered or ended; a visit that waits is <see cref="CallOutcome.Open"/> and comes again.
    /// </param>
    /// <returns>The following; the caller disposes it.</returns>
    ILiveCalls OpenLiveCalls(ConnectionContext connection, ICallSink sink);
}
