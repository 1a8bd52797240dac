using Bridge.Connectors.Salesforce.Sinks;
using Bridge.Connectors.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Salesforce.Writing;

/// <summary>Changes records that were written before, found by Salesforce's own id; one that is gone is not made again of a few fields.</summary>
/// <param name="writer">Writes collections.</param>
/// <param name="lookup">Finds records by their key.</param>
internal sealed class SalesforceChanges(SalesforceWriter writer, SalesforceLookup lookup)
{
    private static readonly SalesforceLayout _noFields = new(new TargetShape([]));

    /// <summary>Writes changes.</summary>
    /// <param name="batch">The changes; one without an id is looked for by its key.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>One result for each.</returns>
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var known = batch.Where(write => write.TargetId is not null).ToList();
        var results = known.Count == 0 ? [] : await writer.UpdateAsync(known, cancellationToken);
        var missed = results.Where(result => result is { Outcome: WriteOutcome.Refused, Refusal.Code: { } code } && SalesforceRefusals.MayMeanGone(code))
            .Select(result => result.ExternalId)
            .Concat(batch.Where(write => write.TargetId is null).Select(write => write.ExternalId)).ToHashSet(StringComparer.Ordinal);
        return missed.Count == 0
            ? results
            : [.. results.Where(result => !missed.Contains(result.ExternalId)), .. await MissedAsync([.. batch.Where(write => missed.Contains(write.ExternalId))], results, cancellationToken)];
    }

    // The key may stand in another record by now; where it is in the same one, the word was about something else.
    private async Task<IReadOnlyList<WriteResult>> MissedAsync(IReadOnlyList<Write> missed, IReadOnlyList<WriteResult> results, CancellationToken cancellationToken)
    {
        var states = await lookup.FindAsync([.. missed.Select(write => write.ExternalId)], _noFields, cancellationToken);
        var ids = states.IdsByKey();
        var elsewhere = missed.Where(write => ids.TryGetValue(write.ExternalId, out var id) && id != write.TargetId)
            .Select(write => write with { TargetId = ids[write.ExternalId] }).ToList();
        return
        [
            .. elsewhere.Count == 0 ? [] : await writer.UpdateAsync(elsewhere, cancellationToken),
            .. missed.Where(write => !ids.ContainsKey(write.ExternalId)).Select(write => new WriteResult(write.ExternalId, WriteOutcome.Refused, write.TargetId, SalesforceRefusals.Gone())),
            .. results.Where(result => missed.Any(write => write.ExternalId == result.ExternalId && ids.GetValueOrDefault(write.ExternalId) == write.TargetId)),
        ];
    }
}
