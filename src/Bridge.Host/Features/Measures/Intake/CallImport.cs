using Bridge.Connectors.Telephony;
using Bridge.Core.Connectors;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Settings.Kpis;

namespace Bridge.Host.Features.Measures.Intake;

/// <summary>Brings call files into the measures. A file that comes again, in pieces or corrected, replaces what it told before.</summary>
/// <param name="store">The measures.</param>
/// <param name="plan">How the files are read.</param>
/// <param name="key">File of the secret that callers' numbers are hashed with.</param>
internal sealed class CallImport(MeasureStore store, CallImportPlan plan, string key)
{
    /// <summary>Imports files, in their order.</summary>
    /// <param name="files">Their paths.</param>
    /// <param name="refused">Is told of each line that is refused.</param>
    /// <param name="cancellationToken">Stops between two lines; what was read before is kept.</param>
    /// <returns>What came in.</returns>
    /// <exception cref="ConnectorException">A file cannot be opened, is damaged, or is not of this form.</exception>
    public VisitIntake Run(IEnumerable<string> files, Action<RowRefusal> refused, CancellationToken cancellationToken)
    {
        store.SetDesk(plan.Zone, plan.Mapping?.Zone, plan.Hours);
        var intake = new VisitIntake(store, refused, plan.Mapping is not { IdsTellCallers: true });
        var callers = new CallerKeys(CallerSecret.Open(key));
        var carry = plan.Format == CallFormats.QueueLog ? CarryTable.Read(store, plan.Source) : null;
        var reader = carry is not null ? CallFiles.QueueLog(plan.Source, callers, carry)
            : plan.Mapping is { } mapping ? CallFiles.Table(mapping, plan.Source, callers)
            : CallFiles.Connect(plan.Source, callers);
        foreach (var file in files)
        {
            MeasureFiles.Read(file, stream => reader.Read(stream, file, intake, cancellationToken));
            intake.Flush();
            if (carry is not null)
            {
                CarryTable.Save(store, plan.Source, carry);
            }
        }

        Rollups.Refresh(store, cancellationToken);
        return intake;
    }
}
