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

    private async Task<IReadOnlyList<WriteResult>> SendAsync(IReadOnlyList<Write> batch, bool byKey, CancellationToken cancellationToken)
    {
        // Records of one parent beside each other: Salesforce locks the parent's row with each of them, once when they are neighbours.
        IReadOnlyList<Write> ordered = kind.ParentField is { } parent
            ? [.. batch.OrderBy(write => write.Fields.Find(parent).AsText, StringComparer.Ordinal)]
            : batch;
        var first = await SendOnceAsync(ordered, byKey, cancellationToken);
        return await session.Repeats.SettleAsync(ordered, first, (some, token) => SendOnceAsync(some, byKey, token), cancellationToken);
    }

    private async Task<IReadOnlyList<WriteResult>> SendOnceAsync(IReadOnlyList<Write> batch, bool byKey, CancellationToken cancellationToken)
    {
        var path = byKey ? $"composite/sobjects/{kind.Name}/{SalesforceKind.KeyField}" : "composite/sobjects";
        var call = new SalesforceCall(HttpMethod.Patch, path, _purpose) { IsIdempotent = true, Body = payload.Many(batch, byKey) };
        using var answer = await session.Client.SendAsync(call, cancellationToken);
        return SalesforceOutcomes.Read(batch, answer.Root, _purpose);
    }
}
