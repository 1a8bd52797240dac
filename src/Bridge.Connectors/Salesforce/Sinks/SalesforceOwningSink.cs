using Bridge.Connectors.Salesforce.Bulk;
using Bridge.Connectors.Salesforce.Provisioning;
using Bridge.Connectors.Salesforce.Writing;
using Bridge.Connectors.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Salesforce.Sinks;

/// <summary>What the sinks of contacts and of accounts have in common: all of it but the kind.</summary>
internal abstract class SalesforceOwningSink : IReadsBack, ITakesCensus, ITakesLoads, IProvisions
{
    private readonly SalesforceSession _session;
    private readonly SalesforceKind _kind;
    private readonly TargetShape _shape;
    private readonly SalesforceLayout _layout;
    private readonly SalesforceLookup _lookup;
    private readonly SalesforceWriter _writer;
    private readonly SalesforceChanges _changes;
    private readonly SalesforceLoader _loader;

    /// <summary>Opens the sink; makes no call.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="kind">Kind of the records.</param>
    /// <param name="shape">The fields the route writes.</param>
    private protected SalesforceOwningSink(SalesforceSession session, SalesforceKind kind, TargetShape shape)
    {
        (_session, _kind, _shape) = (session, kind, shape);
        _layout = new SalesforceLayout(shape);
        _lookup = new SalesforceLookup(session, kind);
        _writer = new SalesforceWriter(session, kind, new SalesforcePayload(kind, _layout));
        _changes = new SalesforceChanges(_writer, _lookup);
        _loader = new SalesforceLoader(session, kind, _writer);
    }

    /// <summary>Most records of one call.</summary>
    public int MaxBatch { get; } = SalesforceKind.MaxMany;

    /// <summary>Most calls worth having in flight.</summary>
    public int MaxParallel => _session.Settings.Parallel;

    /// <inheritdoc />
    public int MaxReadBack => SalesforceKind.MaxMany;

    /// <inheritdoc />
    public int FewestOfLoad => _session.Settings.FewestOfLoad;

    /// <inheritdoc />
    public int MaxLoad => SalesforceLoader.MostRows;

    /// <inheritdoc />
    public string UniqueField => _kind.UniqueField;

    /// <summary>Creates or changes the records of a batch, each found by its key.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>One result for each.</returns>
    public Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken) =>
        WriteAsync(batch, SendAsync, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<WriteResult>> LoadAsync(
        IReadOnlyList<Write> batch, Func<string, CancellationToken, Task> announceAsync, CancellationToken cancellationToken) =>
        WriteAsync(batch, (some, token) => _loader.LoadAsync(some, announceAsync, token), cancellationToken);

    /// <inheritdoc />
    public Task AwaitLoadsAsync(IReadOnlyList<string> loads, CancellationToken cancellationToken) =>
        new SalesforceAcceptedJobs(_session).AwaitAsync(loads, cancellationToken);

    /// <inheritdoc />
    /// <remarks>Collections are answered when they are done; bulk jobs are waited for by their names.</remarks>
    public Task AwaitAcceptedWritesAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<IReadOnlyList<TargetState>> ReadBackAsync(
        IReadOnlyList<string> externalIds, TargetShape shape, CancellationToken cancellationToken) =>
        _lookup.FindAsync(externalIds, _layout.For(shape), cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<Page<Resident>> ReadCensusAsync(Cursor? from, CancellationToken cancellationToken) =>
        new SalesforceCensus(_session, _kind).ReadAsync(from, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) =>
        new SalesforceProvisioning(_session, _kind).PlanAsync(shape, cancellationToken);

    /// <inheritdoc />
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) =>
        new SalesforceProvisioning(_session, _kind).ApplyAsync(step, cancellationToken);

    // Changes go by Salesforce's own id.
    private Task<IReadOnlyList<WriteResult>> SendAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken) =>
        ChangesApart.SendAsync(batch, _writer.UpsertAsync, _changes.WriteAsync, cancellationToken);

    private async Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<Write> batch,
        Func<IReadOnlyList<Write>, CancellationToken, Task<IReadOnlyList<WriteResult>>> sendAsync,
        CancellationToken cancellationToken)
    {
        var schema = await _session.Schemas.FittingAsync(_kind, _shape, cancellationToken);
        var results = new List<WriteResult>(batch.Count);
        var admitted = new SalesforceGuard(schema.Find(SalesforceKind.KeyField)!).Admit(batch, results); // a fitting schema has it
        if (admitted.Count > 0)
        {
            results.AddRange(await sendAsync(admitted, cancellationToken));
        }

        return results;
    }
}
