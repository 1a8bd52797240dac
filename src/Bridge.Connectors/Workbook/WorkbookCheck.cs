using System.Globalization;
using Bridge.Connectors.Workbook.Desk;
using Bridge.Connectors.Workbook.Package;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Workbook;

/// <summary>Proves that the workbook can be read and replaced, and that its sheets are as the bridge expects them.</summary>
/// <param name="store">The file.</param>
/// <param name="settings">The settings.</param>
internal sealed class WorkbookCheck(WorkbookStore store, WorkbookSettings settings) : IChecks
{
    /// <inheritdoc />
    public Task<IReadOnlyList<CheckFinding>> CheckAsync(CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<CheckFinding>>(() => [LookAtFolder(), LookForOwner(), .. LookInside(cancellationToken)], cancellationToken);

    private CheckFinding LookAtFolder()
    {
        const string Subject = "folder";
        if (!store.Path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            return new(Subject, CheckVerdict.Failed, $"'file' names {store.Path}, which does not end in .xlsx. Name an .xlsx file; other kinds of workbooks are not written.");
        }

        if (!Directory.Exists(store.Folder))
        {
            return new(Subject, CheckVerdict.Failed, $"The folder {store.Folder} does not exist. Make it, or correct 'file'.");
        }

        try
        {
            // The only way to know is to try; the probe is gone once it is closed.
            using var probe = new FileStream($"{store.Draft}.check", FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return new(Subject, CheckVerdict.Ok, $"Files can be made in {store.Folder}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(Subject, CheckVerdict.Failed, $"No file can be made in {store.Folder}. Give the bridge's user the right to write there; a workbook is replaced by a new file beside it.");
        }
    }

    private CheckFinding LookForOwner()
    {
        const string Subject = "in use";
        if (store.IsReadOnly)
        {
            return new(Subject, CheckVerdict.Failed, $"{store.Path} is marked as read-only, so nothing is written. Take the mark off the file.");
        }

        return store.FindOwner() is { } owner
            ? new(Subject, CheckVerdict.Warning, $"Somebody has the workbook open, so a sync waits. Close it there; if nobody has it open, delete {owner}.")
            : new(Subject, CheckVerdict.Ok, "Nobody has the workbook open.");
    }

    private List<CheckFinding> LookInside(CancellationToken cancellationToken)
    {
        if (!store.Exists)
        {
            return [new("workbook", CheckVerdict.Failed, "The workbook does not exist yet. Run 'bridge provision --apply' to make it.")];
        }

        try
        {
            using var file = store.OpenToRead();
            using var package = new WorkbookPackage(file);
            return
            [
                .. WorkbookSheet.All.Select(sheet => LookAt(package, sheet, cancellationToken)),
                .. new DeskCheck(settings).Look(package, File.GetLastWriteTimeUtc(file.SafeFileHandle), cancellationToken),
            ];
        }
        catch (ConnectorException error)
        {
            return [new("workbook", CheckVerdict.Failed, error.Message)];
        }
        catch (Exception error) when (WorkbookErrors.IsOurs(error))
        {
            return [new("workbook", CheckVerdict.Failed, WorkbookErrors.Of(store.Path, error).Message)];
        }
    }

    private static CheckFinding LookAt(WorkbookPackage package, WorkbookSheet sheet, CancellationToken cancellationToken)
    {
        var subject = $"sheet {sheet.Name}";
        if (package.FindSheet(sheet.Name) is not { } part)
        {
            return new(subject, CheckVerdict.Warning, "It is missing. Run 'bridge provision --apply' if a route writes it.");
        }

        var rows = package.OpenSheet(part, sheet);
        rows.Headings.Require(Array.Empty<string>());
        if (package.FindTable(part) is { } table)
        {
            WorkbookTable.RefuseTotals(package.Load(table), sheet.Name);
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.Key is { Length: > 0 } key && !places.TryAdd(key, rows.Number))
            {
                return new(subject, CheckVerdict.Failed, $"The rows {places[key]} and {rows.Number} hold the same '{sheet.KeyHeading}'. Delete one of them.");
            }
        }

        return new(subject, CheckVerdict.Ok, string.Create(CultureInfo.InvariantCulture, $"{places.Count} rows of the bridge."));
    }
}
