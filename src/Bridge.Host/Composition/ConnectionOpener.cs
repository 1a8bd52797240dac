using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Host.Cli;
using Bridge.Host.Settings;

namespace Bridge.Host.Composition;

/// <summary>Opens connections with their rate budget and retries, for the verbs that need no store.</summary>
/// <param name="connectors">Connectors by name.</param>
/// <param name="time">The clock.</param>
internal sealed class ConnectionOpener(IReadOnlyDictionary<string, IConnector> connectors, TimeProvider time) : IConnectionOpener, IDisposable
{
    private readonly Dictionary<string, Connection> _open = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public ConnectionContext Open(ConnectionEntry entry)
    {
        if (!_open.TryGetValue(entry.Name, out var connection))
        {
            connection = Connection.Open(connectors[entry.Type], entry.Settings, time, new Random());
            _open.Add(entry.Name, connection);
        }

        return connection.Context;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var connection in _open.Values)
        {
            connection.Dispose();
        }
    }
}
