using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce.Writing;

/// <summary>Sends batches as collections, one call for up to 200 records.</summary>
/// <remarks>Source: REST API Developer Guide, "sObject Collections", upsert by external id and update.</remarks>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
/// <param name="payload">Writes them.</param>
internal sealed class SalesforceWriter(SalesforceSession session, SalesforceKind kind, SalesforcePayload payload)
{
    private readonly string _purpose = $"write {kind.Name} records";

    /// <summary>Creates or changes records, found by their key.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>One result for each.</returns>
    public Task<IReadOnlyList<WriteResult>> UpsertAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken) =>
        SendAsync(batch, byKey: true, cancellationToken);

    /// <summary>Changes records, found by Salesforce's own id; never creates one.</summary>
    /// <param name="batch">The records, each with its id.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>One result for each.</returns>
    public Task<IReadOnlyList<WriteResult>> UpdateAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken) =>
        SendAsync(batch, byKey: false, cancellationToken);

    /// <summary>Puts records of one parent beside each other: Salesforce locks the parent's row with each of them, once when they are neighbours.</summary>
    /// <param name="batch">The records.</param>
    /// <returns>The same records.</returns>
    public IReadOnlyList<Write> InOrder(IEnumerable<Write> batch) => kind.ParentField is { } parent
        ? [.. batch.OrderBy(write => write.Fields.Find(parent).AsText, StringComparer.Ordinal)]
        : [.. batch];

    /// <summary>Sends records again that somebody else held, or that were made at the same moment, until each has an outcome.</summary>
    /// <param name="batch">The records, found by their key.</param>
    /// <param name="first">What became of them so far.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>One result for each; those still held are of unknown outcome.</returns>
    public Task<IReadOnlyList<WriteResult>> SettleAsync(
        IReadOnlyList<Write> batch, IReadOnlyList<WriteResult> first, CancellationToken cancellationToken) => SettleAsync(batch, first, byKey: true, cancellationToken);

    private async Task<IReadOnlyList<WriteResult>> SendAsync(IReadOnlyList<Write> batch, bool byKey, CancellationToken cancellationToken)
    {
        var ordered = InOrder(batch);
        var first = await SendOnceAsync(ordered, byKey, cancellationToken);
        return await SettleAsync(ordered, first, byKey, cancellationToken);
    }

    private async Task<IReadOnlyList<WriteResult>> SettleAsync(
        IReadOnlyList<Write> batch, IReadOnlyList<WriteResult> first, bool byKey, CancellationToken cancellationToken)
    {
        var settled = await session.Repeats.SettleAsync(batch, first, (some, token) => SendOnceAsync(some, byKey, token), cancellationToken);
        return [.. settled.Select(result => result is { Outcome: WriteOutcome.Unknown, Refusal: not null } ? result with { Outcome = WriteOutcome.Refused } : result)];
    }

    // More than one call takes are what a bulk job left.
    private async Task<IReadOnlyList<WriteResult>> SendOnceAsync(IReadOnlyList<Write> batch, bool byKey, CancellationToken cancellationToken)
    {
        if (batch.Count > SalesforceKind.MaxMany)
        {
            var half = batch.Count / 2;
            return [.. await SendOnceAsync([.. batch.Take(half)], byKey, cancellationToken), .. await SendOnceAsync([.. batch.Skip(half)], byKey, cancellationToken)];
        }

        var path = byKey ? $"composite/sobjects/{kind.Name}/{SalesforceKind.KeyField}" : "composite/sobjects";
        var call = new SalesforceCall(HttpMethod.Patch, path, _purpose) { IsIdempotent = true, Body = payload.Many(batch, byKey) };
        using var answer = await session.Client.TryAsync(call, cancellationToken);
        if (answer.IsSuccess)
        {
            return SalesforceOutcomes.Read(batch, answer.Root, _purpose);
        }

        // A value that cannot be read spoils the whole call; alone, the record gets Salesforce's own words.
        var error = SalesforceErrors.Of(answer, _purpose, session.Time.GetUtcNow());
        return error.Kind == FailureKind.Data && batch.Count == 1
            ? [new(batch[0].ExternalId, WriteOutcome.Refused, batch[0].TargetId, SalesforceRefusals.Of(answer.Faults))]
            : throw error;
    }
}
