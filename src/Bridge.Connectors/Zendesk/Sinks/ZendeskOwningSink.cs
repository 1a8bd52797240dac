using Bridge.Connectors.Sinks;
using Bridge.Connectors.Zendesk.Jobs;
using Bridge.Connectors.Zendesk.Provisioning;
using Bridge.Connectors.Zendesk.Writing;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Zendesk.Sinks;

/// <summary>What the sinks of users and of organizations have in common: the connection, the fields, reading back and provisioning.</summary>
internal abstract class ZendeskOwningSink : IReadsBack, IProvisions, IWarns
{
    private static readonly TargetShape _noFields = new([]);
    private readonly ZendeskKind _kind;
    private readonly TargetShape _shape;
    private readonly ZendeskGuard _guard;
    private readonly ZendeskFields _fields;

    /// <summary>Opens the sink; makes no call.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="kind">Kind of the records.</param>
    /// <param name="shape">The fields the route writes.</param>
    private protected ZendeskOwningSink(ZendeskSession session, ZendeskKind kind, TargetShape shape)
    {
        (Session, _kind, _shape) = (session, kind, shape);
        _fields = new ZendeskFields(session, kind);
        _guard = new ZendeskGuard(kind);
        Layout = new JsonLayout(shape, ZendeskKind.Rules);
        Payload = new ZendeskPayload(kind, Layout);
        Lookup = new ZendeskLookup(session.Client, kind);
        Settlement = new ZendeskSettlement(Lookup, Layout, kind);
    }

    /// <summary>Most records of one call.</summary>
    public int MaxBatch { get; } = ZendeskKind.MaxMany;

    /// <inheritdoc />
    public int MaxReadBack => ZendeskKind.MaxMany;

    /// <summary>Field whose values are unique in Zendesk.</summary>
    public string UniqueField => _kind.UniqueField;

    private protected ZendeskSession Session { get; }

    private protected JsonLayout Layout { get; }

    private protected ZendeskPayload Payload { get; }

    private protected ZendeskLookup Lookup { get; }

    private protected ZendeskSettlement Settlement { get; }

    /// <inheritdoc />
    public string? Warn() => Session.Warning;

    /// <inheritdoc />
    public Task AwaitAcceptedWritesAsync(CancellationToken cancellationToken) =>
        new ZendeskAcceptedJobs(Session).AwaitAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<TargetState>> ReadBackAsync(
        IReadOnlyList<string> externalIds, TargetShape shape, CancellationToken cancellationToken) =>
        Lookup.FindAsync(externalIds, Layout.For(shape), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) =>
        new ZendeskProvisioning(Session, _kind).PlanAsync(shape, cancellationToken);

    /// <inheritdoc />
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) =>
        new ZendeskProvisioning(Session, _kind).ApplyAsync(step, cancellationToken);

    /// <summary>Begins to look for the fields, which takes a call before the first write.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    private protected void LookEarly(CancellationToken cancellationToken) => _fields.Begin(_shape, cancellationToken);

    /// <summary>Sets aside what Zendesk would refuse, and fails when the account lacks a field of the rest.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="results">Takes the refusals.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The writes to send.</returns>
    /// <exception cref="ConnectorException">A field is missing; nothing was sent.</exception>
    private protected async ValueTask<IReadOnlyList<Write>> AdmitAsync(
        IReadOnlyList<Write> batch, List<WriteResult> results, CancellationToken cancellationToken)
    {
        var admitted = _guard.Admit(batch, results);
        if (admitted.Count > 0)
        {
            await _fields.RequireAsync(_shape, cancellationToken);
        }

        return admitted;
    }

    /// <summary>Changes records one by one, each found by Zendesk's id; makes none.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="limit">Limit that holds for each call, or null.</param>
    /// <param name="cancellationToken">Abandons the call under way.</param>
    /// <returns>One result for each.</returns>
    private protected async Task<IReadOnlyList<WriteResult>> ChangeSinglesAsync(
        IReadOnlyList<Write> batch, string? limit, CancellationToken cancellationToken)
    {
        var ids = (await Lookup.FindAsync([.. batch.Select(write => write.ExternalId)], Layout.For(_noFields), cancellationToken)).IdsByKey();
        var results = new List<WriteResult>(batch.Count);
        foreach (var write in batch)
        {
            results.Add(ids.TryGetValue(write.ExternalId, out var id)
                ? await Session.ChangeSingleAsync(_kind, write with { TargetId = id }, Payload.One(write), limit, cancellationToken)
                : new WriteResult(write.ExternalId, WriteOutcome.Refused, write.TargetId, ZendeskRefusals.Gone(_kind.Singular)));
        }

        return results;
    }

    /// <summary>Says of refused changes whether their records are gone, which Zendesk's own words do not always tell.</summary>
    /// <param name="batch">The changes.</param>
    /// <param name="results">What became of them.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The results.</returns>
    private protected async Task<IReadOnlyList<WriteResult>> NamedAsync(
        IReadOnlyList<Write> batch, IReadOnlyList<WriteResult> results, CancellationToken cancellationToken)
    {
        var refused = results.Where(result => result.Outcome == WriteOutcome.Refused).Select(result => result.ExternalId).ToHashSet(StringComparer.Ordinal);
        if (refused.Count == 0)
        {
            return results;
        }

        var found = await Session.AskAsync(
            () => Lookup.FindAsync([.. batch.Select(write => write.ExternalId).Where(refused.Contains)], Layout.For(_noFields), cancellationToken),
            $"which of the {_kind.Plural} that were refused are gone");
        if (found is null)
        {
            return results;
        }

        var there = found.Select(state => state.ExternalId).ToHashSet(StringComparer.Ordinal);
        return [.. results.Select(result => refused.Contains(result.ExternalId) && !there.Contains(result.ExternalId)
            ? result with { Refusal = ZendeskRefusals.Gone(_kind.Singular) }
            : result)];
    }

    /// <summary>Writes records one by one.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="limit">Limit that holds for each call, or null.</param>
    /// <param name="cancellationToken">Abandons the call under way.</param>
    /// <returns>One result for each.</returns>
    private protected async Task<IReadOnlyList<WriteResult>> WriteSinglesAsync(
        IReadOnlyList<Write> batch, string? limit, CancellationToken cancellationToken)
    {
        var results = new List<WriteResult>(batch.Count);
        foreach (var write in batch)
        {
            results.Add(await Session.WriteSingleAsync(_kind, write, Payload.One(write), limit, cancellationToken));
        }

        return results;
    }
}
