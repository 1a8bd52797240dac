using Bridge.Core.Egress;
using Bridge.Core.Scrubbing;

namespace Bridge.Workbook.Bench;

/// <summary>Writes nothing down: the audit has figures of its own.</summary>
internal sealed class NoJournal : IEgressJournal
{
    /// <inheritdoc />
    public Task SendingAsync(EgressEntry entry, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task RefusedAsync(EgressEntry entry, string reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task RemovedAsync(string externalId, string field, RemovalKind kind, CancellationToken cancellationToken) => Task.CompletedTask;
}
