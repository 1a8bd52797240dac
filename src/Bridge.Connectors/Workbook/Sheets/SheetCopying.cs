using Bridge.Connectors.Workbook.Cells;

namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>Copies a sheet row by row; rows may be written anew on the way and others added below. All else stays as it is.</summary>
/// <param name="rows">The sheet as it is.</param>
/// <param name="writer">The sheet as it will be.</param>
internal sealed class SheetCopying(SheetRows rows, CellWriter writer)
{
    private readonly List<(int Number, byte[] Xml)> _emptyRows = [];

    /// <summary>The last row that holds anything.</summary>
    public int LastRow { get; private set; } = 1;

    /// <summary>Begins a row below all others.</summary>
    /// <returns>Its number; 0 when the sheet is full.</returns>
    public int AddRow()
    {
        if (LastRow >= ColumnName.MostRows)
        {
            return 0;
        }

        writer.StartRow(++LastRow);
        return LastRow;
    }

    /// <summary>Copies the sheet.</summary>
    /// <param name="write">Writes the row that was read last.</param>
    /// <param name="append">Adds rows.</param>
    /// <param name="cancellationToken">Gives up between two rows.</param>
    public void Run(Action write, Action append, CancellationToken cancellationToken)
    {
        writer.Raw(SheetHead.WithoutDimension(rows.Head));
        writer.Raw(rows.HeadingRow);
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.IsEmpty)
            {
                _emptyRows.Add((rows.Number, rows.Xml.ToArray()));
                continue;
            }

            WriteEmptyRows();
            LastRow = rows.Number;
            write();
            writer.FlushIfFull();
        }

        append();
        _emptyRows.RemoveAll(row => row.Number <= LastRow);
        WriteEmptyRows();
        writer.Raw(rows.ReadTail());
        writer.Flush();
    }

    private void WriteEmptyRows()
    {
        foreach (var (_, xml) in _emptyRows)
        {
            writer.Raw(xml);
        }

        _emptyRows.Clear();
    }
}
