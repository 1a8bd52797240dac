using Bridge.Connectors.Zendesk.Api;
using Bridge.Connectors.Zendesk.Writing;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Zendesk.Sinks;

/// <summary>Writes offices as Zendesk organizations.</summary>
/// <remarks>
/// There is no bulk upsert for organizations: the batch is looked up by external id first, then the new ones are created
/// and the known ones changed, each in one job. Names are unique in Zendesk; one that is taken is refused, never matched.
/// Source: developer.zendesk.com, Organizations, "Create Many", "Update Many" and "Create Or Update Organization".
/// </remarks>
internal sealed class ZendeskOrganizationSink : ZendeskOwningSink, ISink<Office>, ITakesCensus
{
    private static readonly TargetShape _noFields = new([]);
    private readonly ZendeskBulkWriter _creator;
    private readonly ZendeskBulkWriter _updater;

    /// <summary>Opens the sink; makes no call.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="shape">The fields the route writes.</param>
    public ZendeskOrganizationSink(ZendeskSession session, TargetShape shape)
        : base(session, ZendeskKind.Organizations, shape)
    {
        _creator = new ZendeskBulkWriter(session, Settlement, CreateCall);
        _updater = new ZendeskBulkWriter(session, Settlement, UpdateCall);
    }

    /// <inheritdoc />
    public int MaxParallel => Session.IsBulk ? Session.Settings.JobsInFlight : Session.Settings.Parallel;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var results = new List<WriteResult>(batch.Count);
        var admitted = await AdmitAsync(batch, results, cancellationToken);
        if (admitted.Count == 0)
        {
            return results;
        }

        results.AddRange(Session.Settings.Bulk == ZendeskBulk.Off
            ? await WriteEachAsync(admitted, cancellationToken)
            : await WriteManyAsync(admitted, cancellationToken));
        return results;
    }

    /// <inheritdoc />
    public IAsyncEnumerable<Page<Resident>> ReadCensusAsync(Cursor? from, CancellationToken cancellationToken) =>
        new ZendeskOrganizationCensus(Session.Client).ReadAsync(from, cancellationToken);

    private async Task<IReadOnlyList<WriteResult>> WriteManyAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var known = await FindIdsAsync(batch, cancellationToken);
        var fresh = batch.Where(write => !known.ContainsKey(write.ExternalId) && write.IsWhole).ToList();

        // Zendesk's id may be another than at the last write, if somebody deleted the organization meanwhile.
        var old = batch.Where(write => known.ContainsKey(write.ExternalId))
            .Select(write => write with { TargetId = known[write.ExternalId], IsNew = false }).ToList();
        var results = batch.Where(write => !known.ContainsKey(write.ExternalId) && !write.IsWhole)
            .Select(write => new WriteResult(write.ExternalId, WriteOutcome.Refused, write.TargetId, ZendeskRefusals.Gone(ZendeskKind.Organizations.Singular))).ToList();
        await WritePartAsync(_creator, fresh, results, cancellationToken);
        await WritePartAsync(_updater, old, results, cancellationToken);
        return await WithIdsAsync(results, cancellationToken);
    }

    private async Task WritePartAsync(
        ZendeskBulkWriter writer, List<Write> part, List<WriteResult> results, CancellationToken cancellationToken)
    {
        if (part.Count > 0)
        {
            results.AddRange(await writer.TryWriteAsync(part, cancellationToken)
                ?? await WriteEachAsync(part, cancellationToken));
        }
    }

    private async Task<IReadOnlyList<WriteResult>> WriteEachAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken) =>
    [
        .. await WriteSinglesAsync([.. batch.Where(write => write.IsWhole)], null, cancellationToken),
        .. await ChangeSinglesAsync([.. batch.Where(write => !write.IsWhole)], null, cancellationToken),
    ];

    private async Task<IReadOnlyList<WriteResult>> WithIdsAsync(
        List<WriteResult> results, CancellationToken cancellationToken)
    {
        var open = results.Where(result =>
            result.TargetId is null && result.Outcome is not (WriteOutcome.Refused or WriteOutcome.Unknown)).ToList();
        if (open.Count == 0)
        {
            return results;
        }

        // Members refer to organizations by Zendesk's id, and job rows do not say which id is whose.
        var states = await Lookup.FindAsync(
            [.. open.Select(result => result.ExternalId)], Layout.For(_noFields), cancellationToken);
        var ids = states.DistinctBy(state => state.ExternalId).ToDictionary(state => state.ExternalId, state => state.TargetId, StringComparer.Ordinal);
        return [.. results.Select(result => result with
        {
            TargetId = result.TargetId ?? ids.GetValueOrDefault(result.ExternalId),
        })];
    }

    private async Task<Dictionary<string, string>> FindIdsAsync(
        IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var states = await Lookup.FindAsync(
            [.. batch.Select(write => write.ExternalId)], Layout.For(_noFields), cancellationToken);
        return states.DistinctBy(state => state.ExternalId)
            .ToDictionary(state => state.ExternalId, state => state.TargetId, StringComparer.Ordinal);
    }

    // Sending it again after a lost answer could create an organization twice: whoever asked for the batch looks first what is there.
    private ZendeskCall CreateCall(IReadOnlyList<Write> batch) =>
        new(HttpMethod.Post, "organizations/create_many", "create organizations in bulk")
        {
            Lent = Payload.Many(batch, null),
        };

    private ZendeskCall UpdateCall(IReadOnlyList<Write> batch) =>
        new(HttpMethod.Put, "organizations/update_many", "change organizations in bulk")
        {
            IsIdempotent = true,
            Lent = Payload.Many(batch, batch.ToDictionary(
                write => write.ExternalId, write => write.TargetId ?? "", StringComparer.Ordinal)),
        };
}
