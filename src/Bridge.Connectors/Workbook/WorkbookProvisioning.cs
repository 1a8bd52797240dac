using Bridge.Connectors.Workbook.Cells;
using Bridge.Connectors.Workbook.Package;
using Bridge.Connectors.Workbook.Sheets;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Workbook;

/// <summary>Makes the workbook, its sheet and the columns that a mapping needs; never changes a column that is there.</summary>
/// <param name="store">The file.</param>
/// <param name="sheet">The sheet.</param>
internal sealed class WorkbookProvisioning(WorkbookStore store, WorkbookSheet sheet)
{
    /// <summary>Says which columns are missing.</summary>
    /// <param name="shape">The fields the mapping writes.</param>
    /// <returns>One step for each field.</returns>
    public IReadOnlyList<ProvisionStep> Plan(TargetShape shape)
    {
        try
        {
            if (!store.Exists)
            {
                return Steps(shape, null, "The workbook is missing; it is made with the sheet {0} and this column.");
            }

            using var file = store.OpenToRead();
            using var package = new WorkbookPackage(file);
            return package.FindSheet(sheet.Name) is { } part
                ? Steps(shape, package.OpenSheet(part, sheet).Headings, "The column is missing from the sheet {0}; it is added behind the others.")
                : Steps(shape, null, "The sheet {0} is missing; it is added with this column.");
        }
        catch (Exception error) when (WorkbookErrors.IsOurs(error))
        {
            throw WorkbookErrors.Of(store.Path, error);
        }
    }

    /// <summary>Says which of some columns are missing.</summary>
    /// <param name="columns">The columns.</param>
    /// <returns>The missing ones; null when the sheet itself is missing.</returns>
    public IReadOnlyList<SheetColumn>? Missing(IReadOnlyList<SheetColumn> columns)
    {
        try
        {
            if (!store.Exists)
            {
                return null;
            }

            using var file = store.OpenToRead();
            using var package = new WorkbookPackage(file);
            if (package.FindSheet(sheet.Name) is not { } part)
            {
                return null;
            }

            var headings = package.OpenSheet(part, sheet).Headings;
            return [.. columns.Prepend(SheetColumn.Key(sheet)).Where(column => headings.IndexOf(column.Heading) < 0)];
        }
        catch (Exception error) when (WorkbookErrors.IsOurs(error))
        {
            throw WorkbookErrors.Of(store.Path, error);
        }
    }

    /// <summary>Makes the sheet with some columns, or those of them that are missing; does nothing when all are there.</summary>
    /// <param name="columns">The columns behind that of the keys.</param>
    /// <param name="cancellationToken">Gives up; each column that was made stays.</param>
    /// <returns>A task that ends when the columns are there.</returns>
    public async Task ApplyAsync(IReadOnlyList<SheetColumn> columns, CancellationToken cancellationToken)
    {
        await ChangeAsync((package, draft, styles) => AddSheet(package, draft, styles, columns), cancellationToken);
        foreach (var column in Missing(columns) ?? [])
        {
            await ChangeAsync((package, draft, styles) => AddColumn(package, draft, styles, column), cancellationToken);
        }
    }

    /// <summary>Makes one column, and before it whatever it needs; does nothing when it is there.</summary>
    /// <param name="field">The field.</param>
    /// <param name="cancellationToken">Gives up; then nothing was changed.</param>
    /// <returns>A task that ends when the column is there.</returns>
    public async Task ApplyAsync(TargetField field, CancellationToken cancellationToken)
    {
        // Each is one small change of the file, so that a person who stops in between finds a workbook that opens.
        await ChangeAsync((package, draft, styles) => AddSheet(package, draft, styles, []), cancellationToken);
        await ChangeAsync((package, draft, styles) => AddColumn(package, draft, styles, SheetColumn.Key(sheet)), cancellationToken);
        await ChangeAsync((package, draft, styles) => AddColumn(package, draft, styles, SheetColumn.Of(field)), cancellationToken);
    }

    private IReadOnlyList<ProvisionStep> Steps(TargetShape shape, SheetHeadings? headings, string missing) =>
    [
        .. shape.Fields.Select(field =>
            headings is not { Key: >= 0 } || headings.IndexOf(field.Name) < 0 ? new ProvisionStep(field, ProvisionAction.Create, missing.Replace("{0}", sheet.Name, StringComparison.Ordinal))
            : headings.IsTwice(field.Name) ? new ProvisionStep(field, ProvisionAction.Conflict, $"Two columns of the sheet {sheet.Name} have the heading '{field.Name}'. Rename or delete one of them.")
            : new ProvisionStep(field, ProvisionAction.Keep, $"The column '{field.Name}' is there.")),
    ];

    private Task ChangeAsync(Func<WorkbookPackage, WorkbookDraft, CellStyles, bool> change, CancellationToken cancellationToken) => Task.Run(
        () => store.ReplaceAsync((old, output) =>
        {
            using var made = old is null ? NewWorkbook.Open() : null;
            using var package = new WorkbookPackage(old ?? made!); // made when there is no old one
            var draft = new WorkbookDraft(package);
            var styles = draft.SetStyles(package);
            var isChanged = change(package, draft, styles);
            if (isChanged)
            {
                draft.Save(output, cancellationToken);
            }

            return Task.FromResult(isChanged);
        }),
        cancellationToken);

    private bool AddSheet(WorkbookPackage package, WorkbookDraft draft, CellStyles styles, IReadOnlyList<SheetColumn> columns)
    {
        if (package.FindSheet(sheet.Name) is not null)
        {
            return false;
        }

        new SheetMaker(package, draft).Add(sheet, columns, styles);
        return true;
    }

    private bool AddColumn(WorkbookPackage package, WorkbookDraft draft, CellStyles styles, SheetColumn added)
    {
        var part = package.FindSheet(sheet.Name) ?? throw WorkbookErrors.NoSheet(store.Path, sheet.Name);
        var before = package.OpenSheet(part, sheet);
        if (before.Headings.IndexOf(added.Heading) >= 0)
        {
            return false;
        }

        var column = before.Headings.Next;
        while (before.Read())
        {
            // what stands behind the rows is needed first
        }

        var frame = new SheetFrame(before.Head, before.ReadTail());
        frame.AddColumn(column, added, styles.Of(added).Blank);
        if (package.FindTable(part) is { } tablePart)
        {
            var table = package.Load(tablePart);
            WorkbookTable.AddColumn(table, column, added.Heading);
            draft.Set(tablePart, table);
        }

        draft.Set(part, stream => ColumnAdding.Run(package.OpenSheet(part, sheet), new CellWriter(stream), frame, added.Heading, styles.HeadingOf(added)));
        return true;
    }
}
