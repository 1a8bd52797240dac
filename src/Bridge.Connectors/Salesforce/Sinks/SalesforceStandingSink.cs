using Bridge.Connectors.Salesforce.Provisioning;
using Bridge.Connectors.Salesforce.Writing;
using Bridge.Connectors.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Salesforce.Sinks;

/// <summary>Writes standings into a field of the contacts that are there; never makes a contact.</summary>
internal sealed class SalesforceStandingSink : ISink<MemberStanding>, IReadsBack, IProvisions
{
    private static readonly SalesforceKind _kind = SalesforceKind.Contacts;
    private static readonly SalesforceLayout _noFields = new(new TargetShape([]));
    private readonly SalesforceSession _session;
    private readonly TargetShape _shape;
    private readonly SalesforceLayout _layout;
    private readonly SalesforceLookup _lookup;
    private readonly SalesforceWriter _writer;

    /// <summary>Opens the sink; makes no call.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="shape">The fields the route writes.</param>
    public SalesforceStandingSink(SalesforceSession session, TargetShape shape)
    {
        (_session, _shape) = (session, shape);
        _layout = new SalesforceLayout(shape);
        _lookup = new SalesforceLookup(session, _kind);
        _writer = new SalesforceWriter(session, _kind, new SalesforcePayload(_kind, _layout));
    }

    /// <inheritdoc />
    public int MaxBatch => SalesforceKind.MaxMany;

    /// <inheritdoc />
    public int MaxParallel => _session.Settings.Parallel;

    /// <inheritdoc />
    public int MaxReadBack => SalesforceKind.MaxMany;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        await _session.Schemas.FittingAsync(_kind, _shape, cancellationToken);

        // An upsert would make a contact out of whoever is not there, so the ids are looked for first.
        var states = await _lookup.FindAsync([.. batch.Select(write => write.ExternalId)], _noFields, cancellationToken);
        var ids = states.IdsByKey();
        var results = batch.Where(write => !ids.ContainsKey(write.ExternalId)).Select(Absent).ToList();
        var present = batch.Where(write => ids.ContainsKey(write.ExternalId))
            .Select(write => write with { TargetId = ids[write.ExternalId], IsNew = false }).ToList();
        if (present.Count > 0)
        {
            results.AddRange(await _writer.UpdateAsync(present, cancellationToken));
        }

        return results;
    }

    /// <inheritdoc />
    public Task AwaitAcceptedWritesAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<IReadOnlyList<TargetState>> ReadBackAsync(
        IReadOnlyList<string> externalIds, TargetShape shape, CancellationToken cancellationToken) =>
        _lookup.FindAsync(externalIds, _layout.For(shape), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) =>
        new SalesforceProvisioning(_session, _kind).PlanAsync(shape, cancellationToken);

    /// <inheritdoc />
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) =>
        new SalesforceProvisioning(_session, _kind).ApplyAsync(step, cancellationToken);

    private static WriteResult Absent(Write write) => new(
        write.ExternalId, WriteOutcome.Refused, null,
        new Refusal("NotFound", "The contact was not found in Salesforce: it was deleted, merged away, or lost its key. Run 'bridge sync --verify' for the members, then replay."));
}
