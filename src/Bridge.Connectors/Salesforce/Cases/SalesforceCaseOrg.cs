using System.Collections.Frozen;
using System.Net;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Salesforce.Cases;

/// <summary>What an org says about its cases: how its status words read, and whether it keeps e-mails with them. Asked for once.</summary>
/// <remarks>Source: Object Reference, CaseStatus (several words may mean closed, one is the default), EmailMessage (needs Email-to-Case).</remarks>
/// <param name="session">The connection.</param>
internal sealed class SalesforceCaseOrg(SalesforceSession session)
{
    private readonly FrozenSet<string> _pending = session.Settings.Words(SalesforceSettings.PendingStatuses);
    private readonly FrozenSet<string> _onHold = session.Settings.Words(SalesforceSettings.OnHoldStatuses);
    private readonly FrozenSet<string> _solved = session.Settings.Words(SalesforceSettings.SolvedStatuses);
    private FrozenDictionary<string, bool>? _closed;
    private string? _default;
    private bool? _hasEmails;

    /// <summary>Learns the org's words, unless they are known.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends when they are known.</returns>
    public async ValueTask LearnAsync(CancellationToken cancellationToken)
    {
        if (_closed is not null)
        {
            return;
        }

        const string soql = "SELECT ApiName,IsClosed,IsDefault FROM CaseStatus ORDER BY SortOrder";
        var closed = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        await foreach (var rows in session.Client.QueryAsync(soql, isAll: false, "tell the words for the status of cases", cancellationToken))
        {
            foreach (var row in rows.Items())
            {
                if (row.TextOf("ApiName") is { } word)
                {
                    closed[word] = row.FlagOf("IsClosed");
                    _default ??= row.FlagOf("IsDefault") ? word : null;
                }
            }
        }

        _closed = closed.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The word of a new case; null when the org has no default.</summary>
    public string? DefaultStatus => _default;

    /// <summary>The org's word for a case that a member's comment opens again, once the words are known.</summary>
    /// <returns>The word; null when the org's default itself waits, or there is none: such a case stays as it is.</returns>
    /// <exception cref="ConnectorException">The settings name a word that the org lacks, or one that does not open a case.</exception>
    public string? ReopenedStatus()
    {
        if (session.Settings.ReopenedStatus is not { } wanted)
        {
            return _default is { } word && IsAtWork(word) ? word : null;
        }

        return _closed?.Keys.FirstOrDefault(word => string.Equals(word, wanted, StringComparison.OrdinalIgnoreCase)) is { } known && IsAtWork(known)
            ? known
            : throw new ConnectorException(
                FailureKind.Configuration,
                $"The setting {SalesforceSettings.ReopenedStatusName} names no Case Status of the org in which somebody works on a case.",
                $"Set it to an open value of the list (Setup, Object Manager, Case, Case Status) that is in neither {SalesforceSettings.PendingStatuses} nor {SalesforceSettings.OnHoldStatuses}, or leave it out.");
    }

    /// <summary>Tells whether a word means that a case is closed.</summary>
    /// <param name="word">The word.</param>
    /// <returns>True when it does; false for one the org has retired.</returns>
    public bool Closes(string? word) => word is not null && _closed?.GetValueOrDefault(word) == true;

    /// <summary>Where a case stands.</summary>
    /// <param name="word">Its status.</param>
    /// <param name="isClosed">What the case itself says: it counts for words that were retired, too.</param>
    /// <returns>The state.</returns>
    public TicketStatus StateOf(string? word, bool isClosed) =>
        isClosed ? Names(_solved, word) ? TicketStatus.Solved : TicketStatus.Closed
        : Names(_pending, word) ? TicketStatus.Pending
        : Names(_onHold, word) ? TicketStatus.OnHold
        : string.Equals(word, _default, StringComparison.OrdinalIgnoreCase) ? TicketStatus.New
        : TicketStatus.Open;

    /// <summary>Tells whether the org keeps e-mails with its cases; one without Email-to-Case does not know the object.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>True when it does.</returns>
    /// <exception cref="ConnectorException">Salesforce did not say.</exception>
    public async ValueTask<bool> HasEmailsAsync(CancellationToken cancellationToken)
    {
        if (_hasEmails is { } known)
        {
            return known;
        }

        const string purpose = "describe the object EmailMessage";
        using var answer = await session.Client.TryAsync(SalesforceCall.Get("sobjects/EmailMessage/describe", purpose), cancellationToken);
        if (!answer.IsSuccess && answer.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden))
        {
            throw SalesforceErrors.Of(answer, purpose, session.Time.GetUtcNow());
        }

        _hasEmails = answer.IsSuccess;
        return answer.IsSuccess;
    }

    private bool IsAtWork(string word) => !Closes(word) && !Names(_pending, word) && !Names(_onHold, word);

    private static bool Names(FrozenSet<string> words, string? word) => word is not null && words.Contains(word);
}
