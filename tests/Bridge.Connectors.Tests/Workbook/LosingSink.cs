using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>A sink whose answers can get lost. A file answers always; it is the process that asked which may be gone.</summary>
/// <param name="sink">The real sink.</param>
internal sealed class LosingSink<T>(ISink<T> sink) : ISink<T>, IReadsBack, IProvisions
    where T : IRecord
{
    public bool IsLosing { get; set; }

    public int MaxBatch => sink.MaxBatch;

    public int MaxParallel => sink.MaxParallel;

    public int MaxReadBack => ((IReadsBack)sink).MaxReadBack;

    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var results = await sink.WriteAsync(batch, cancellationToken);
        return IsLosing ? throw new ConnectorException(FailureKind.Transient, "The answer was lost.", "Try again.") : results;
    }

    public Task AwaitAcceptedWritesAsync(CancellationToken cancellationToken) => ((IReadsBack)sink).AwaitAcceptedWritesAsync(cancellationToken);

    public Task<IReadOnlyList<TargetState>> ReadBackAsync(IReadOnlyList<string> externalIds, TargetShape shape, CancellationToken cancellationToken) =>
        ((IReadsBack)sink).ReadBackAsync(externalIds, shape, cancellationToken);

    public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) => ((IProvisions)sink).PlanAsync(shape, cancellationToken);

    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) => ((IProvisions)sink).ApplyAsync(step, cancellationToken);
}
