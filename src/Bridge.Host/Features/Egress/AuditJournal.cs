using System.Globalization;
using Bridge.Audit;
using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Scrubbing;

namespace Bridge.Host.Features.Egress;

/// <summary>Writes down in a side's audit what leaves, before it leaves. Opens the file when there is something to write.</summary>
/// <param name="folder">Folder of the audit and its keys.</param>
/// <param name="name">Name of the file, without its end.</param>
/// <param name="time">The clock.</param>
internal sealed class AuditJournal(string folder, string name, TimeProvider time) : IEgressJournal, IDisposable
{
    // A person may run one verb while the host runs: each process has a file of its own.
    private const int MostProcesses = 9;
    private const string Who = "bridge";
    private readonly Lock _gate = new();
    private AuditLog? _log;

    /// <inheritdoc />
    public Task SendingAsync(EgressEntry entry, CancellationToken cancellationToken) =>
        WriteAsync(Event(entry, null, "done"), cancellationToken);

    /// <inheritdoc />
    public Task RefusedAsync(EgressEntry entry, string reason, CancellationToken cancellationToken) =>
        WriteAsync(Event(entry, reason, "refused"), cancellationToken);

    /// <inheritdoc />
    public Task RemovedAsync(string externalId, string field, RemovalKind kind, CancellationToken cancellationToken) => WriteAsync(
        new AuditEvent { Who = Who, Action = "card.removed", What = $"{field}: {kind.Word()}", Which = externalId, Outcome = "done" }, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _log?.DisposeAsync().AsTask().GetAwaiter().GetResult(); // its loop runs on the pool: no context to wait for

    private async Task WriteAsync(AuditEvent entry, CancellationToken cancellationToken)
    {
        try
        {
            await Log().AppendAsync(entry, durable: false, cancellationToken);
        }
        catch (AuditException error)
        {
            throw new ConnectorException(FailureKind.Configuration, $"{error.Problem} What cannot be written down is not sent.", error.Remedy);
        }
    }

    /// <summary>The audit itself, for others of the same side who write into it.</summary>
    /// <returns>The audit; it stays this journal's.</returns>
    /// <exception cref="AuditException">It cannot be used.</exception>
    public AuditLog Log()
    {
        lock (_gate)
        {
            return _log ??= Open();
        }
    }

    private AuditLog Open()
    {
        for (var process = 1; ; process++)
        {
            try
            {
                return AuditLog.Open(
                    new AuditOptions
                    {
                        Path = Path.Combine(folder, process == 1 ? $"{name}.jsonl" : string.Create(CultureInfo.InvariantCulture, $"{name}-{process}.jsonl")),
                        SigningKey = AuditSecret.InFile(Path.Combine(folder, "keys", "signing.pem")),
                        PseudonymKey = AuditSecret.InFile(Path.Combine(folder, "keys", "pseudonym.key")),
                    },
                    time);
            }
            catch (AuditException error) when (error.IsInUse && process < MostProcesses)
            {
                // the next name
            }
        }
    }

    private static AuditEvent Event(EgressEntry entry, string? why, string outcome) =>
        new() { Who = Who, Action = EgressText.Action, What = EgressText.Write(entry), Why = why, Outcome = outcome };
}
