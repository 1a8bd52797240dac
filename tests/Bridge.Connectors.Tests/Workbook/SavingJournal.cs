using Bridge.ConnectorKit;
using Bridge.Core.Egress;
using Bridge.Core.Scrubbing;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>A journal during whose work something happens to the file, as when a person saves it at that moment.</summary>
/// <param name="happen">What happens between the new file and its renaming.</param>
/// <param name="journal">Keeps the lines; null for one of its own.</param>
internal sealed class SavingJournal(Action happen, IEgressJournal? journal = null) : IEgressJournal
{
    private readonly IEgressJournal _journal = journal ?? new RecordingJournal();

    public async Task SendingAsync(EgressEntry entry, CancellationToken cancellationToken)
    {
        await _journal.SendingAsync(entry, cancellationToken);
        happen();
    }

    public Task RefusedAsync(EgressEntry entry, string reason, CancellationToken cancellationToken) => _journal.RefusedAsync(entry, reason, cancellationToken);

    public Task RemovedAsync(string externalId, string field, RemovalKind kind, CancellationToken cancellationToken) =>
        _journal.RemovedAsync(externalId, field, kind, cancellationToken);
}
