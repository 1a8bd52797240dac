using System.Collections.Concurrent;
using Bridge.Core.Egress;
using Bridge.Core.Scrubbing;

namespace Bridge.ConnectorKit;

/// <summary>Keeps in memory what would be written down; may be told to fail, as a full disk does.</summary>
public sealed class RecordingJournal : IEgressJournal
{
    private readonly ConcurrentQueue<string> _lines = [];

    /// <summary>Thrown instead of writing, when set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>What was written, in order.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <inheritdoc />
    public Task SendingAsync(EgressEntry entry, CancellationToken cancellationToken) => AddAsync($"send {entry.Call} {string.Join(' ', entry.Names)}");

    /// <inheritdoc />
    public Task RefusedAsync(EgressEntry entry, string reason, CancellationToken cancellationToken) => AddAsync($"refused {entry.Call}: {reason}");

    /// <inheritdoc />
    public Task RemovedAsync(string externalId, string field, RemovalKind kind, CancellationToken cancellationToken) =>
        AddAsync($"removed {externalId} {field} {kind.Word()}");

    private Task AddAsync(string line)
    {
        if (Failure is not null)
        {
            return Task.FromException(Failure);
        }

        _lines.Enqueue(line);
        return Task.CompletedTask;
    }
}
