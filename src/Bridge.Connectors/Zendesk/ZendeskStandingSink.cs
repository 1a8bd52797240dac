using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Zendesk;

/// <summary>Writes standings into user fields of the members that are there; never makes a user.</summary>
/// <remarks>Source: developer.zendesk.com, Users, "Update Many Users", batch form with external ids.</remarks>
internal sealed class ZendeskStandingSink : ISink<MemberStanding>, IReadsBack, IProvisions
{
    private readonly ZendeskSession _session;
    private readonly ZendeskGuard _guard = new(ZendeskKind.Users);
    private readonly JsonLayout _layout;
    private readonly ZendeskPayload _payload;
    private readonly ZendeskLookup _lookup;
    private readonly ZendeskBulkWriter _bulk;

    /// <summary>Opens the sink; makes no call.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="shape">The fields the route writes.</param>
    public ZendeskStandingSink(ZendeskSession session, TargetShape shape)
    {
        _session = session;
        _layout = new JsonLayout(shape, ZendeskKind.Rules);
        _payload = new ZendeskPayload(ZendeskKind.Users, _layout);
        _lookup = new ZendeskLookup(session.Client, ZendeskKind.Users);
        _bulk = new ZendeskBulkWriter(session, new ZendeskSettlement(_lookup, _layout, ZendeskKind.Users), UpdateCall);
    }

    /// <inheritdoc />
    public int MaxBatch => ZendeskKind.MaxMany;

    /// <inheritdoc />
    public int MaxParallel => _session.Settings.JobsInFlight;

    /// <inheritdoc />
    public int MaxReadBack => ZendeskKind.MaxMany;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var results = new List<WriteResult>(batch.Count);

        // The user is there whatever this stream has written before: nothing of it is new to Zendesk.
        var admitted = _guard.Admit([.. batch.Select(write => write with { IsNew = false })], results);
        if (admitted.Count > 0)
        {
            results.AddRange(await _bulk.WriteAsync(admitted, cancellationToken));
        }

        return results;
    }

    /// <inheritdoc />
    public Task AwaitAcceptedWritesAsync(CancellationToken cancellationToken) =>
        new ZendeskAcceptedJobs(_session.Client, _session.Time).AwaitAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<TargetState>> ReadBackAsync(
        IReadOnlyList<string> externalIds, TargetShape shape, CancellationToken cancellationToken) =>
        _lookup.FindAsync(externalIds, _layout.For(shape), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) =>
        new ZendeskProvisioning(_session.Client, ZendeskKind.Users).PlanAsync(shape, cancellationToken);

    /// <inheritdoc />
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) =>
        new ZendeskProvisioning(_session.Client, ZendeskKind.Users).ApplyAsync(step, cancellationToken);

    private ZendeskCall UpdateCall(IReadOnlyList<Write> batch) =>
        new(HttpMethod.Put, "users/update_many", "change users in bulk")
        {
            IsIdempotent = true,
            Lent = _payload.Many(batch, null),
        };
}
