using Bridge.Connectors.Workbook.Cells;
using Bridge.Connectors.Workbook.Desk.Rows;
using Bridge.Connectors.Workbook.Package;
using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Workbook.Desk;

/// <summary>Reads the help desk of a workbook, and changes it: one new file for each change, in which nothing else has changed.</summary>
/// <param name="store">The file.</param>
/// <param name="settings">The settings.</param>
/// <param name="door">The door through which records leave.</param>
/// <param name="calls">Counts what is read and written.</param>
/// <param name="time">The clock.</param>
internal sealed class DeskFile(WorkbookStore store, WorkbookSettings settings, IEgressDoor door, CallMeter calls, TimeProvider time)
{
    private readonly Dictionary<DeskSheet, TargetShape> _shapes =
        DeskSheets.All.ToDictionary(sheet => sheet, sheet => new TargetShape(sheet.All.Select(column => new TargetField { Name = column.Heading })));

    /// <summary>Reads the help desk; the workbook may be open elsewhere.</summary>
    /// <typeparam name="T">What is looked for.</typeparam>
    /// <param name="look">Looks; the help desk is not changed.</param>
    /// <param name="members">Members to be found beside those who have tickets.</param>
    /// <param name="cancellationToken">Gives up between two rows.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ConnectorException">The file cannot be read.</exception>
    public Task<T> ReadAsync<T>(Func<DeskBook, T> look, IReadOnlyList<string> members, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                calls.Count(CallKind.Read, isRetry: false);
                using var file = store.OpenToRead();
                using var package = new WorkbookPackage(file);
                return look(DeskBook.Read(package, File.GetLastWriteTimeUtc(file.SafeFileHandle), settings, members, cancellationToken));
            }
            catch (Exception error) when (WorkbookErrors.IsOurs(error))
            {
                throw WorkbookErrors.Of(store.Path, error);
            }
        },
        cancellationToken);

    /// <summary>Changes the help desk, and puts what people have typed since into order.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="change">Makes the change; throws what makes it impossible.</param>
    /// <param name="members">Members to be found beside those who have tickets.</param>
    /// <param name="cancellationToken">Gives up; then nothing was changed.</param>
    /// <returns>What came of it, once the file is durable.</returns>
    /// <exception cref="ConnectorException">Nothing was changed.</exception>
    public Task<T> ChangeAsync<T>(Func<DeskBook, T> change, IReadOnlyList<string> members, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            T? result = default;
            await store.ReplaceAsync(async (old, output) =>
            {
                var file = old ?? throw WorkbookErrors.Missing(store.Path);
                using var package = new WorkbookPackage(file);
                var book = DeskBook.Read(package, File.GetLastWriteTimeUtc(file.SafeFileHandle), settings, members, cancellationToken);
                result = change(book);
                new DeskTidying(book, time.GetUtcNow()).Run();
                if (!book.IsChanged)
                {
                    return false;
                }

                book.Save(output, cancellationToken);
                calls.Count(CallKind.Write, isRetry: false);
                foreach (var table in book.Changed)
                {
                    await LetOutAsync(table, output.Length, cancellationToken);
                }

                return true;
            });
            return result!; // the change was made, or it threw
        },
        cancellationToken);

    /// <summary>Puts what people have typed into order, unless somebody has the workbook open.</summary>
    /// <param name="cancellationToken">Gives up; then nothing was changed.</param>
    /// <returns>False when it is open, so that new rows wait.</returns>
    /// <exception cref="ConnectorException">Nothing was changed.</exception>
    public async Task<bool> TidyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ChangeAsync(_ => true, [], cancellationToken);
        }
        catch (ConnectorException error) when (error.Kind == FailureKind.Throttled)
        {
            return false; // what was saved can be read all the same
        }
    }

    private async Task LetOutAsync(DeskTable table, long bytes, CancellationToken cancellationToken)
    {
        var call = $"write {table.Sheet.Sheet.Name}";
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.Rows.Where(row => row.IsChanged))
        {
            var fields = new MappedRecord(_shapes[table.Sheet]);
            foreach (var (place, value) in row.Changes())
            {
                names.Add(table.Sheet.All[place].Heading);
                fields[place] = value.Kind == CellKind.Text ? FieldValue.Text(value.Text) : FieldValue.Blank;
            }

            if (await door.LookAsync(call, fields, cancellationToken) is { } refusal)
            {
                throw new ConnectorException(FailureKind.Data, refusal.Reason, "Take it out of the text and send it again.");
            }
        }

        await door.AnnounceAsync(call, [.. names], bytes, cancellationToken);
    }
}
