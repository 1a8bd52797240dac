using Bridge.Connectors.Workbook.Package;

namespace Bridge.Connectors.Workbook.Desk.Rows;

/// <summary>The rows of a help desk's sheet in memory, in the order in which people see them.</summary>
internal sealed class DeskTable
{
    private readonly string _part;

    private DeskTable(DeskSheet sheet, string part) => (Sheet, _part) = (sheet, part);

    /// <summary>Which sheet it is.</summary>
    public DeskSheet Sheet { get; }

    /// <summary>The rows; those to be added stand last.</summary>
    public List<DeskRow> Rows { get; } = [];

    /// <summary>True when the file has to change for it.</summary>
    public bool IsChanged => Rows.Exists(row => row.IsChanged);

    /// <summary>Reads a sheet.</summary>
    /// <param name="package">The workbook.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="path">The workbook, for messages.</param>
    /// <param name="cancellationToken">Gives up between two rows.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="Core.Connectors.ConnectorException">The sheet or a column is missing.</exception>
    public static DeskTable Read(WorkbookPackage package, DeskSheet sheet, string path, CancellationToken cancellationToken)
    {
        var part = package.FindSheet(sheet.Sheet.Name) ?? throw WorkbookErrors.NoSheet(path, sheet.Sheet.Name);
        var table = new DeskTable(sheet, part);
        var rows = package.OpenSheet(part, sheet.Sheet);
        rows.Headings.Require(sheet.Columns.Select(column => column.Heading));
        var columns = sheet.All.Select(column => rows.Headings.IndexOf(column.Heading)).ToArray();
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.IsEmpty)
            {
                continue;
            }

            var row = new DeskRow(sheet, rows.Number);
            for (var place = 0; place < columns.Length; place++)
            {
                if (rows.Find(columns[place]) is { } cell)
                {
                    row.Load(place, rows.Value(cell));
                }
            }

            table.Rows.Add(row);
        }

        return table;
    }

    /// <summary>Adds a row.</summary>
    /// <returns>The row, to be filled.</returns>
    public DeskRow Add()
    {
        var row = new DeskRow(Sheet, 0);
        Rows.Add(row);
        return row;
    }

    /// <summary>Puts what changed into the next state of the workbook.</summary>
    /// <param name="package">The workbook as it is.</param>
    /// <param name="draft">Its next state.</param>
    /// <param name="looks">How cells look.</param>
    /// <param name="cancellationToken">Gives up between two rows.</param>
    public void Save(WorkbookPackage package, WorkbookDraft draft, Cells.CellStyles looks, CancellationToken cancellationToken)
    {
        var editing = new DeskEditing(this, looks);
        draft.Set(_part, stream => editing.Run(package.OpenSheet(_part, Sheet.Sheet), new Cells.CellWriter(stream), cancellationToken));
        if (package.FindTable(_part) is { } tablePart)
        {
            var table = package.Load(tablePart);
            WorkbookTable.RefuseTotals(table, Sheet.Sheet.Name);
            draft.Set(tablePart, table, written => WorkbookTable.Stretch(written, editing.LastRow));
        }
    }
}
