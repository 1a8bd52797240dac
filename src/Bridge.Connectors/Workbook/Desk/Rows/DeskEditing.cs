using Bridge.Connectors.Workbook.Cells;
using Bridge.Connectors.Workbook.Sheets;

namespace Bridge.Connectors.Workbook.Desk.Rows;

/// <summary>Copies a help desk's sheet with its changes.</summary>
/// <param name="table">The rows and what is to change in them.</param>
/// <param name="styles">How cells look.</param>
internal sealed class DeskEditing(DeskTable table, CellStyles styles)
{
    private readonly Dictionary<int, DeskRow> _changed = table.Rows.Where(row => row is { Number: > 0, IsChanged: true }).ToDictionary(row => row.Number);

    /// <summary>The last row that holds anything.</summary>
    public int LastRow { get; private set; } = 1;

    /// <summary>Copies the sheet.</summary>
    /// <param name="rows">The sheet as it is.</param>
    /// <param name="writer">The sheet as it will be.</param>
    /// <param name="cancellationToken">Gives up between two rows.</param>
    public void Run(SheetRows rows, CellWriter writer, CancellationToken cancellationToken)
    {
        var columns = table.Sheet.All.Select(column => rows.Headings.IndexOf(column.Heading)).ToArray();
        var copying = new SheetCopying(rows, writer);
        copying.Run(
            () =>
            {
                if (_changed.TryGetValue(rows.Number, out var row))
                {
                    RowRewriting.Write(rows, CellsOf(row, columns), writer);
                }
                else
                {
                    writer.Raw(rows.Xml);
                }
            },
            () =>
            {
                foreach (var row in table.Rows.Where(row => row.Number == 0))
                {
                    Add(copying, row, columns, writer);
                }
            },
            cancellationToken);
        LastRow = copying.LastRow;
    }

    private void Add(SheetCopying copying, DeskRow row, int[] columns, CellWriter writer)
    {
        var number = copying.AddRow();
        if (number == 0)
        {
            throw WorkbookErrors.Full(table.Sheet.Sheet.Name);
        }

        foreach (var (column, cell) in CellsOf(row, columns))
        {
            writer.Cell(column, number, cell.Value, null, cell.Looks);
        }

        writer.EndRow();
    }

    private SortedList<int, NewCell> CellsOf(DeskRow row, int[] columns)
    {
        var cells = new SortedList<int, NewCell>();
        foreach (var (place, value) in row.Changes())
        {
            var column = table.Sheet.All[place];
            cells[columns[place]] = new NewCell(value, styles.Of(column), column.Kind is ColumnKind.Day or ColumnKind.Time);
        }

        return cells;
    }
}
