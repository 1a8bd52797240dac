using Bridge.Connectors.Freshdesk.Provisioning;
using Bridge.Connectors.Freshdesk.Writing;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Freshdesk.Sinks;

/// <summary>Writes standings into a field of the contacts that are there; never makes a contact.</summary>
internal sealed class FreshdeskStandingSink : ISink<MemberStanding>, IReadsBack, IProvisions
{
    private static readonly FreshdeskKind _kind = FreshdeskKind.Contacts;
    private readonly FreshdeskSession _session;
    private readonly TargetShape _shape;
    private readonly JsonLayout _layout;
    private readonly FreshdeskLookup _lookup;
    private readonly FreshdeskWriter _writer;

    /// <summary>Opens the sink; makes no call.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="shape">The fields the route writes.</param>
    public FreshdeskStandingSink(FreshdeskSession session, TargetShape shape)
    {
        (_session, _shape) = (session, shape);
        _layout = new JsonLayout(shape, _kind.Rules);
        _lookup = new FreshdeskLookup(session.Client, _kind);
        _writer = new FreshdeskWriter(session, _kind, new FreshdeskPayload(_kind, shape));
    }

    /// <summary>A call takes one record.</summary>
    public int MaxBatch => 1;

    /// <inheritdoc />
    public int MaxParallel => _session.Settings.Parallel;

    /// <inheritdoc />
    public int MaxReadBack => 1000;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        await _session.Fields.RequireAsync(_kind, _shape, cancellationToken);
        var results = new List<WriteResult>(batch.Count);
        foreach (var write in FreshdeskGuard.Admit(batch, results))
        {
            // The contact is there whatever this stream has written before: nothing of it is new to Freshdesk.
            var known = write with { IsNew = false };
            var id = write.TargetId ?? await FindAsync(write, cancellationToken);
            results.Add(id is null
                ? new WriteResult(write.ExternalId, WriteOutcome.Refused, null, FreshdeskRefusals.Gone(_kind.Singular))
                : await _writer.ChangeAsync(known, id, mayLook: true, cancellationToken));
        }

        return results;
    }

    /// <inheritdoc />
    public Task AwaitAcceptedWritesAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<IReadOnlyList<TargetState>> ReadBackAsync(IReadOnlyList<string> externalIds, TargetShape shape, CancellationToken cancellationToken) =>
        _lookup.FindAsync(externalIds, _layout.For(shape), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) =>
        new FreshdeskProvisioning(_session, _kind).PlanAsync(shape, cancellationToken);

    /// <inheritdoc />
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) =>
        new FreshdeskProvisioning(_session, _kind).ApplyAsync(step, cancellationToken);

    // A member the list does not know may have come since it was read, so that one is asked for.
    private async Task<string?> FindAsync(Write write, CancellationToken cancellationToken) =>
        await _session.Contacts.FindAsync(write.ExternalId, cancellationToken) ?? await _lookup.FindContactAsync(write.ExternalId, cancellationToken);
}
