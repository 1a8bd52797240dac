using System.Collections.Concurrent;
using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Host.Features.Egress;
using Bridge.Host.Settings;

namespace Bridge.Host.Opening;

/// <summary>Opens connections with their rate budget, retries and egress gate. Safe for parallel use.</summary>
/// <param name="connectors">Connectors by name.</param>
/// <param name="time">The clock.</param>
internal sealed class ConnectionOpener(IReadOnlyDictionary<string, IConnector> connectors, TimeProvider time) : IConnectionOpener, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Connection>> _open = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private AuditJournal? _journal;

    /// <inheritdoc />
    public Connection Open(BridgeSettings settings, string name)
    {
        // Routes that run at once share a connection and with it the vendor's limits.
        var entry = settings.Connections[name];
        return _open.GetOrAdd(
            name, _ => new Lazy<Connection>(() => Connection.Open(connectors[entry.Type], entry.Settings, time, new Random(), Journal(settings)))).Value;
    }

    /// <summary>Where it is written down what leaves.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The journal; it lives as long as the opener.</returns>
    public AuditJournal Journal(BridgeSettings settings)
    {
        lock (_gate)
        {
            return _journal ??= new AuditJournal(settings.AuditFolder, "support", time);
        }
    }

    /// <summary>Until when a rate limit holds a connection's calls back.</summary>
    /// <param name="name">Name of the connection.</param>
    /// <returns>The instant; null while it is open or was never used.</returns>
    public DateTimeOffset? ThrottledUntil(string name) => _open.GetValueOrDefault(name)?.Value.ThrottledUntil;

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var connection in _open.Values)
        {
            connection.Value.Dispose();
        }

        _journal?.Dispose();
    }
}
