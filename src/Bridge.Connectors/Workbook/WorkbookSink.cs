using Bridge.Connectors.Workbook.Package;
using Bridge.Connectors.Workbook.Sheets;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Workbook;

/// <summary>Writes records as rows of a sheet, found by their key wherever people moved them. Never deletes a row.</summary>
/// <typeparam name="T">Record kind; each has its sheet.</typeparam>
/// <param name="session">The connection.</param>
internal sealed class WorkbookSink<T>(WorkbookSession session) : ISink<T>, IReadsBack, IProvisions
    where T : IRecord
{
    private readonly WorkbookSheet _sheet = WorkbookSheet.Of<T>();

    // A standing is said of a member whom another route brings.
    private readonly bool _makesRows = typeof(T) != typeof(MemberStanding);

    /// <summary>A file is written whole, so batches are large.</summary>
    public int MaxBatch => 10_000;

    /// <summary>Those that come while a file is written share the next one.</summary>
    public int MaxParallel => 4;

    /// <inheritdoc />
    public int MaxReadBack => 100_000;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await session.Queue.WriteAsync(new WorkbookBatch(_sheet, _makesRows, batch, cancellationToken)).WaitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task AwaitAcceptedWritesAsync(CancellationToken cancellationToken) => session.Queue.AwaitIdleAsync().WaitAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<TargetState>> ReadBackAsync(IReadOnlyList<string> externalIds, TargetShape shape, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                try
                {
                    session.Calls.Count(CallKind.Read, isRetry: false);
                    using var file = session.Store.OpenToRead();
                    using var package = new WorkbookPackage(file);
                    var part = package.FindSheet(_sheet.Name) ?? throw WorkbookErrors.NoSheet(session.Store.Path, _sheet.Name);
                    return SheetReading.Read(package.OpenSheet(part, _sheet), externalIds, shape, package.Is1904, cancellationToken);
                }
                catch (Exception error) when (WorkbookErrors.IsOurs(error))
                {
                    throw WorkbookErrors.Of(session.Store.Path, error);
                }
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) =>
        Task.Run(() => new WorkbookProvisioning(session.Store, _sheet).Plan(shape), cancellationToken);

    /// <inheritdoc />
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) =>
        new WorkbookProvisioning(session.Store, _sheet).ApplyAsync(step.Field, cancellationToken);
}
