using Bridge.Connectors.Workbook.Cells;
using Bridge.Connectors.Workbook.Package;
using Bridge.Connectors.Workbook.Sheets;
using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Workbook;

/// <summary>Writes batches into the workbook: one new file for all of them, in which nothing else has changed.</summary>
/// <param name="store">The file.</param>
/// <param name="door">The door through which records leave.</param>
/// <param name="calls">Counts the files that were written.</param>
internal sealed class WorkbookRewriter(WorkbookStore store, IEgressDoor door, CallMeter calls)
{
    /// <summary>Writes batches of which no two hold the same record of a sheet.</summary>
    /// <param name="batches">The batches.</param>
    /// <param name="cancellationToken">Gives up; then nothing was changed.</param>
    /// <returns>A task that ends when the file is durable and each record has its result.</returns>
    /// <exception cref="ConnectorException">Nothing was changed.</exception>
    public async Task WriteAsync(IReadOnlyList<WorkbookBatch> batches, CancellationToken cancellationToken)
    {
        foreach (var batch in batches)
        {
            await LookAsync(batch, cancellationToken);
        }

        if (!store.Exists)
        {
            throw WorkbookErrors.Missing(store.Path);
        }

        await store.ReplaceAsync(async (old, draft) =>
        {
            using var package = new WorkbookPackage(old ?? throw WorkbookErrors.Missing(store.Path));
            Build(package, batches, draft, cancellationToken);
            if (!batches.Any(batch => batch.HasChanged))
            {
                return false;
            }

            calls.Count(CallKind.Write, isRetry: false);
            foreach (var batch in batches)
            {
                await door.AnnounceAsync(batch.Call, batch.SentNames(), draft.Length, cancellationToken);
            }

            return true;
        });
    }

    private async Task LookAsync(WorkbookBatch batch, CancellationToken cancellationToken)
    {
        foreach (var write in batch.Writes)
        {
            var refusal = CellConversion.Judge(write.Write.Fields) ?? await door.LookAsync(batch.Call, write.Write.Fields, cancellationToken);
            if (refusal is not null)
            {
                write.Refuse(refusal);
            }
        }
    }

    private void Build(WorkbookPackage package, IReadOnlyList<WorkbookBatch> batches, Stream output, CancellationToken cancellationToken)
    {
        var draft = new WorkbookDraft(package);
        var styles = draft.SetStyles(package);
        foreach (var sheet in batches.GroupBy(batch => batch.Sheet))
        {
            var part = package.FindSheet(sheet.Key.Name) ?? throw WorkbookErrors.NoSheet(store.Path, sheet.Key.Name);
            var merge = new SheetMerge(
                sheet.Key, sheet.SelectMany(batch => batch.Writes).ToDictionary(write => write.Write.ExternalId, StringComparer.Ordinal), package.Is1904);
            draft.Set(part, stream => merge.Run(package.OpenSheet(part, sheet.Key), new CellWriter(stream), styles, cancellationToken));
            if (package.FindTable(part) is { } tablePart)
            {
                var table = package.Load(tablePart);
                WorkbookTable.RefuseTotals(table, sheet.Key.Name);
                draft.Set(tablePart, table, written => WorkbookTable.Stretch(written, merge.LastRow));
            }
        }

        draft.Save(output, cancellationToken);
    }
}
