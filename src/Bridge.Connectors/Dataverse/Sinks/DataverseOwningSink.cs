using Bridge.Connectors.Dataverse.Provisioning;
using Bridge.Connectors.Dataverse.Writing;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Dataverse.Sinks;

/// <summary>What the sinks of contacts and of accounts have in common: all of it but the kind.</summary>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
/// <param name="shape">The fields the route writes.</param>
internal abstract class DataverseOwningSink(DataverseSession session, DataverseKind kind, TargetShape shape) : IReadsBack, ITakesCensus, IProvisions
{
    /// <summary>Most records of one call.</summary>
    public int MaxBatch => session.Settings.Batch;

    /// <summary>Most calls worth having in flight.</summary>
    public int MaxParallel => session.Settings.Parallel;

    /// <inheritdoc />
    public int MaxReadBack => DataverseLookup.MaxMany;

    /// <inheritdoc />
    public string UniqueField => kind.UniqueColumn;

    /// <summary>Creates or changes the records of a batch, each found by its key.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>One result for each.</returns>
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var table = await session.Tables.FittingAsync(kind, shape, cancellationToken);
        var results = new List<WriteResult>(batch.Count);
        var admitted = await new DataverseMerges(session, kind).AdmitAsync(table, DataverseGuard.Admit(batch, results), results, cancellationToken);
        if (admitted.Count > 0)
        {
            var writer = new DataverseWriter(session, kind, DataverseLayout.Of(table, admitted[0].Fields.Shape), MayCreate);
            results.AddRange(await writer.SendAsync(admitted, cancellationToken));
        }

        return results;
    }

    /// <inheritdoc />
    /// <remarks>Batches are answered when they are done; nothing waits.</remarks>
    public Task AwaitAcceptedWritesAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<IReadOnlyList<TargetState>> ReadBackAsync(
        IReadOnlyList<string> externalIds, TargetShape shape, CancellationToken cancellationToken) =>
        new DataverseLookup(session, kind).FindAsync(externalIds, shape, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<Page<Resident>> ReadCensusAsync(Cursor? from, CancellationToken cancellationToken) =>
        new DataverseCensus(session, kind).ReadAsync(from, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) =>
        new DataverseProvisioning(session, kind, isSecured: false).PlanAsync(shape, cancellationToken);

    /// <inheritdoc />
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) =>
        new DataverseProvisioning(session, kind, isSecured: false).ApplyAsync(step, cancellationToken);

    // A change of a row that somebody deleted would make one of a few columns.
    private static bool MayCreate(Write write) => write.IsWhole;
}
