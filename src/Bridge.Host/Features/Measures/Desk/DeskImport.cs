using Bridge.Connectors.Tables;
using Bridge.Core.Connectors;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures.Desk.Kept;
using Bridge.Mapping.Tables;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>Brings tables of the desk into the measures. A file that comes again, in pieces or corrected, replaces what it told before.</summary>
/// <param name="store">The measures.</param>
/// <param name="mapping">How the tables are read.</param>
/// <param name="source">Name of the source.</param>
internal sealed class DeskImport(MeasureStore store, TableMapping mapping, string source)
{
    /// <summary>Imports files, in their order.</summary>
    /// <param name="files">Their paths.</param>
    /// <param name="refused">Is told of each row that is refused.</param>
    /// <param name="cancellationToken">Stops between two rows; what was read before is kept.</param>
    /// <returns>What came in.</returns>
    /// <exception cref="ConnectorException">A file cannot be opened, is damaged, or is not of this form.</exception>
    public DeskIntake Run(IEnumerable<string> files, Action<RowRefusal> refused, CancellationToken cancellationToken)
    {
        var intake = new DeskIntake(store, mapping.Kind, source, mapping.Told, refused);
        var table = new FactTable(mapping, intake.KeyOf);
        foreach (var file in files)
        {
            MeasureFiles.Read(file, stream => table.Read(stream, file, intake, cancellationToken));
            intake.Flush();
        }

        Upkeep.Refresh(store, cancellationToken);

        return intake;
    }
}
