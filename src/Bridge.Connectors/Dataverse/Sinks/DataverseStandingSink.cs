using Bridge.Connectors.Dataverse.Provisioning;
using Bridge.Connectors.Dataverse.Writing;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Dataverse.Sinks;

/// <summary>Writes standings into a secured column of the contacts that are there; never makes a contact.</summary>
/// <param name="session">The connection.</param>
/// <param name="shape">The fields the route writes.</param>
internal sealed class DataverseStandingSink(DataverseSession session, TargetShape shape) : ISink<MemberStanding>, IReadsBack, IProvisions
{
    private static readonly DataverseKind _kind = DataverseKind.Contacts;

    /// <inheritdoc />
    public int MaxBatch => session.Settings.Batch;

    /// <inheritdoc />
    public int MaxParallel => session.Settings.Parallel;

    /// <inheritdoc />
    public int MaxReadBack => DataverseLookup.MaxMany;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var table = await session.Tables.FittingAsync(_kind, shape, cancellationToken);
        var results = new List<WriteResult>(batch.Count);
        var admitted = await new DataverseMerges(session, _kind).AdmitAsync(table, DataverseGuard.Admit(batch, results), results, cancellationToken);
        if (admitted.Count > 0)
        {
            var writer = new DataverseWriter(session, _kind, DataverseLayout.Of(table, admitted[0].Fields.Shape), mayCreate: _ => false);
            results.AddRange(await writer.SendAsync(admitted, cancellationToken));
        }

        return results;
    }

    /// <inheritdoc />
    public Task AwaitAcceptedWritesAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<IReadOnlyList<TargetState>> ReadBackAsync(
        IReadOnlyList<string> externalIds, TargetShape shape, CancellationToken cancellationToken) =>
        new DataverseLookup(session, _kind).FindAsync(externalIds, shape, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) =>
        new DataverseProvisioning(session, _kind, isSecured: true).PlanAsync(shape, cancellationToken);

    /// <inheritdoc />
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) =>
        new DataverseProvisioning(session, _kind, isSecured: true).ApplyAsync(step, cancellationToken);
}
