using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Zendesk;

/// <summary>Writes members as Zendesk end users: in bulk jobs of up to 100, or one by one where bulk import is closed.</summary>
/// <remarks>Source: developer.zendesk.com, Users, "Create or Update Many Users" and "Create or Update User".</remarks>
internal sealed class ZendeskUserSink : ISink<Member>, IReadsBack, ITakesCensus, IProvisions, IWarns
{
    private static readonly TargetShape _emailShape = new([new TargetField { Name = "email" }]);
    private readonly ZendeskSession _session;
    private readonly ZendeskGuard _guard = new(ZendeskKind.Users);
    private readonly JsonLayout _layout;
    private readonly ZendeskPayload _payload;
    private readonly ZendeskLookup _lookup;
    private readonly ZendeskBulkWriter _bulk;

    /// <summary>Opens the sink; makes no call.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="shape">The fields the route writes.</param>
    public ZendeskUserSink(ZendeskSession session, TargetShape shape)
    {
        _session = session;
        _layout = new JsonLayout(shape, ZendeskKind.Rules);
        _payload = new ZendeskPayload(ZendeskKind.Users, _layout);
        _lookup = new ZendeskLookup(session.Client, ZendeskKind.Users);
        _bulk = new ZendeskBulkWriter(
            session, new ZendeskSettlement(_lookup, _layout, ZendeskKind.Users), BulkCall);
    }

    /// <inheritdoc />
    public int MaxBatch => ZendeskKind.MaxMany;

    /// <inheritdoc />
    public int MaxParallel => _session.IsBulk ? _session.Settings.JobsInFlight : _session.Settings.Parallel;

    /// <inheritdoc />
    public string? Warn() => _session.Warning;

    /// <inheritdoc />
    public int MaxReadBack => ZendeskKind.MaxMany;

    /// <inheritdoc />
    public string UniqueField => ZendeskKind.Users.UniqueField;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var results = new List<WriteResult>(batch.Count);
        var admitted = _guard.Admit(batch, results);
        if (admitted.Count == 0)
        {
            return results;
        }

        var written = (_session.IsBulk ? await _bulk.TryWriteAsync(admitted, cancellationToken) : null)
            ?? await WriteSinglesAsync(admitted, cancellationToken);
        results.AddRange(written);
        await SetPrimaryEmailsAsync(admitted, written, cancellationToken);
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
    public IAsyncEnumerable<Page<Resident>> ReadCensusAsync(Cursor? from, CancellationToken cancellationToken) =>
        new ZendeskUserCensus(_session.Client).ReadAsync(from, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) =>
        new ZendeskProvisioning(_session.Client, ZendeskKind.Users).PlanAsync(shape, cancellationToken);

    /// <inheritdoc />
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) =>
        new ZendeskProvisioning(_session.Client, ZendeskKind.Users).ApplyAsync(step, cancellationToken);

    private ZendeskCall BulkCall(IReadOnlyList<Write> batch) =>
        new(HttpMethod.Post, "users/create_or_update_many", "import users in bulk")
        {
            IsIdempotent = true,
            Lent = _payload.Many(batch, null),
        };

    private async Task<IReadOnlyList<WriteResult>> WriteSinglesAsync(
        IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var results = new List<WriteResult>(batch.Count);
        foreach (var write in batch)
        {
            results.Add(await _session.WriteSingleAsync(
                ZendeskKind.Users, write, _payload.One(write), ZendeskLimits.SingleUpsert, cancellationToken));
        }

        return results;
    }

    private async Task SetPrimaryEmailsAsync(
        IReadOnlyList<Write> batch, IReadOnlyList<WriteResult> results, CancellationToken cancellationToken)
    {
        var position = _layout.All.FirstOrDefault(slot => slot.Field.Name == UniqueField)?.Position;
        var changed = position is null ? [] : batch
            .Where(write => !write.IsNew && write.Fields.Find(UniqueField).AsText is not null)
            .ToDictionary(write => write.ExternalId, StringComparer.Ordinal);
        var taken = results.Where(result => result.Outcome is WriteOutcome.Created or WriteOutcome.Updated)
            .Where(result => changed.ContainsKey(result.ExternalId)).Select(result => result.ExternalId).ToList();
        if (taken.Count == 0)
        {
            return;
        }

        var primary = new ZendeskPrimaryEmail(_session.Client);
        foreach (var state in await _lookup.FindAsync(taken, _layout.For(_emailShape), cancellationToken))
        {
            var wanted = changed[state.ExternalId].Fields.Find(UniqueField).ToString().Trim();
            if (!string.Equals(state.Fields.Find(UniqueField).AsText, wanted, StringComparison.OrdinalIgnoreCase))
            {
                await primary.SetAsync(state.TargetId, wanted, cancellationToken);
            }
        }
    }
}
