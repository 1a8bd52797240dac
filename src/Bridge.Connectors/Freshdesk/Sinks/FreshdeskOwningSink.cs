using Bridge.Connectors.Freshdesk.Provisioning;
using Bridge.Connectors.Freshdesk.Writing;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Freshdesk.Sinks;

/// <summary>What the sinks of contacts and of companies have in common: all of it but the kind.</summary>
internal abstract class FreshdeskOwningSink : IReadsBack, ITakesCensus, IProvisions
{
    private readonly FreshdeskSession _session;
    private readonly FreshdeskKind _kind;
    private readonly TargetShape _shape;
    private readonly JsonLayout _layout;
    private readonly FreshdeskWriter _writer;

    /// <summary>Opens the sink; makes no call.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="kind">Kind of the records.</param>
    /// <param name="shape">The fields the route writes.</param>
    private protected FreshdeskOwningSink(FreshdeskSession session, FreshdeskKind kind, TargetShape shape)
    {
        (_session, _kind, _shape) = (session, kind, shape);
        _layout = new JsonLayout(shape, kind.Rules);
        _writer = new FreshdeskWriter(session, kind, new FreshdeskPayload(kind, shape));
    }

    /// <summary>A call takes one record, and each has an intent of its own: what is lost with an answer is one record.</summary>
    public int MaxBatch { get; } = 1;

    /// <summary>Most calls worth having in flight.</summary>
    public int MaxParallel => _session.Settings.Parallel;

    /// <inheritdoc />
    public int MaxReadBack => 1000;

    /// <inheritdoc />
    public string UniqueField => _kind.UniqueField;

    /// <summary>Creates or changes records, one call after another.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="cancellationToken">Abandons the call under way.</param>
    /// <returns>One result for each.</returns>
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        await _session.Fields.RequireAsync(_kind, _shape, cancellationToken);
        var results = new List<WriteResult>(batch.Count);
        foreach (var write in FreshdeskGuard.Admit(batch, results))
        {
            results.Add(await _writer.WriteAsync(write, cancellationToken));
        }

        return results;
    }

    /// <inheritdoc />
    /// <remarks>Calls are answered when they are done; nothing waits.</remarks>
    public Task AwaitAcceptedWritesAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<IReadOnlyList<TargetState>> ReadBackAsync(IReadOnlyList<string> externalIds, TargetShape shape, CancellationToken cancellationToken) =>
        new FreshdeskLookup(_session.Client, _kind).FindAsync(externalIds, _layout.For(shape), cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<Page<Resident>> ReadCensusAsync(Cursor? from, CancellationToken cancellationToken) =>
        new FreshdeskCensus(_session.Client, _kind).ReadAsync(from, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) =>
        new FreshdeskProvisioning(_session, _kind).PlanAsync(shape, cancellationToken);

    /// <inheritdoc />
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) =>
        new FreshdeskProvisioning(_session, _kind).ApplyAsync(step, cancellationToken);
}
