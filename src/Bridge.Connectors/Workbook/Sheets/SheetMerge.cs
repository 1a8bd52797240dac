using Bridge.Connectors.Workbook.Cells;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>Copies a sheet and puts records into it: known ones into their rows, new ones below. All else stays as it is.</summary>
internal sealed class SheetMerge
{
    private readonly WorkbookSheet _sheet;
    private readonly IReadOnlyDictionary<string, SheetWrite> _writes;
    private readonly bool _is1904;
    private readonly List<(int Number, byte[] Xml)> _emptyRows = [];
    private readonly SortedList<int, CellValue> _changed = [];

    /// <summary>Prepares the copy.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="writes">The records by external id.</param>
    /// <param name="is1904">True when the workbook counts days from 1904.</param>
    public SheetMerge(WorkbookSheet sheet, IReadOnlyDictionary<string, SheetWrite> writes, bool is1904) =>
        (_sheet, _writes, _is1904) = (sheet, writes, is1904);

    /// <summary>The last row that holds anything.</summary>
    public int LastRow { get; private set; } = 1;

    /// <summary>Copies the sheet.</summary>
    /// <param name="rows">The sheet as it is.</param>
    /// <param name="writer">The sheet as it will be.</param>
    /// <param name="cancellationToken">Gives up between two rows.</param>
    /// <exception cref="ConnectorException">A column is missing.</exception>
    public void Run(SheetRows rows, CellWriter writer, CancellationToken cancellationToken)
    {
        var shapes = _writes.Values.Select(write => write.Write.Fields.Shape).Distinct().ToList();
        rows.Headings.Require(shapes.SelectMany(shape => shape.Fields).DistinctBy(field => field.Name));
        var columns = shapes.ToDictionary(shape => shape, rows.Headings.For);
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

            WriteEmptyRows(writer);
            LastRow = rows.Number;
            if (_writes.TryGetValue(rows.Key, out var write) && write.Result is null or { Outcome: not WriteOutcome.Refused })
            {
                Change(rows, write, columns[write.Write.Fields.Shape], writer);
            }
            else
            {
                writer.Raw(rows.Xml);
            }

            writer.FlushIfFull();
        }

        Append(rows.Headings.Key, columns, writer, cancellationToken);
        _emptyRows.RemoveAll(row => row.Number <= LastRow);
        WriteEmptyRows(writer);
        writer.Raw(rows.ReadTail());
        writer.Flush();
    }

    private void WriteEmptyRows(CellWriter writer)
    {
        foreach (var (_, xml) in _emptyRows)
        {
            writer.Raw(xml);
        }

        _emptyRows.Clear();
    }

    private void Change(SheetRows rows, SheetWrite write, int[] columns, CellWriter writer)
    {
        if (write.Row > 0)
        {
            write.Refuse(new Refusal(
                "duplicate-row",
                $"The rows {write.Row} and {rows.Number} of the sheet {_sheet.Name} hold the same '{WorkbookSheet.KeyHeading}'. Delete one of them, then replay."));
            writer.Raw(rows.Xml);
            return;
        }

        write.Row = rows.Number;
        Compare(rows, write.Write.Fields, columns);
        write.Took(_changed.Count == 0 ? WriteOutcome.Unchanged : WriteOutcome.Updated);
        if (_changed.Count == 0)
        {
            writer.Raw(rows.Xml);
            return;
        }

        WriteChanged(rows, write.Write.Fields.Shape, columns, writer);
    }

    private void Compare(SheetRows rows, MappedRecord fields, int[] columns)
    {
        _changed.Clear();
        for (var position = 0; position < columns.Length; position++)
        {
            if (!fields[position].IsSent)
            {
                continue;
            }

            var field = fields.Shape.Fields[position];
            var wanted = CellConversion.ToCell(fields[position], field, _is1904);
            var found = rows.Find(columns[position]) is { } cell ? rows.Value(cell) : CellValue.Blank;
            if (found.Kind == CellKind.Formula || CellConversion.ToField(found, field, _is1904) != CellConversion.ToField(wanted, field, _is1904))
            {
                _changed[columns[position]] = wanted;
            }
        }
    }

    private void WriteChanged(SheetRows rows, TargetShape shape, int[] columns, CellWriter writer)
    {
        var row = rows.Xml;
        var tagEnd = row.IndexOf((byte)'>') + 1;
        writer.Raw(row[tagEnd - 2] == '/' ? [.. row[..(tagEnd - 2)], (byte)'>'] : row[..tagEnd]);
        var next = 0;
        foreach (var cell in rows.Cells)
        {
            for (; next < _changed.Count && _changed.Keys[next] < cell.Column; next++)
            {
                WriteOne(null);
            }

            if (next < _changed.Count && _changed.Keys[next] == cell.Column)
            {
                WriteOne(cell);
                next++;
            }
            else
            {
                writer.Raw(row[cell.Place]);
            }
        }

        for (; next < _changed.Count; next++)
        {
            WriteOne(null);
        }

        writer.EndRow();

        void WriteOne(RowCell? old)
        {
            var column = _changed.Keys[next];
            var isDay = shape.Fields[Array.IndexOf(columns, column)].Type == FieldType.Date;

            // The look of a text does not show a day as one.
            var keepsLook = old is not null && (!isDay || rows.Value(old.Value).Kind == CellKind.Number);
            writer.Cell(column, rows.Number, _changed.Values[next], keepsLook ? rows.Style(old!.Value) : null, isDay); // keepsLook says it is there
        }
    }

    private void Append(int key, Dictionary<TargetShape, int[]> columns, CellWriter writer, CancellationToken cancellationToken)
    {
        var orders = columns.ToDictionary(
            shape => shape.Key,
            shape => shape.Value.Select((column, position) => (Column: column, Position: position)).Append((Column: key, Position: -1)).OrderBy(cell => cell.Column).ToArray());
        foreach (var write in _writes.Values.Where(write => write.Result is null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (LastRow >= ColumnName.MostRows)
            {
                write.Refuse(new Refusal("sheet-full", $"The sheet {_sheet.Name} is full: a sheet takes {ColumnName.MostRows} rows."));
                continue;
            }

            write.Row = ++LastRow;
            writer.StartRow(write.Row);
            foreach (var (column, position) in orders[write.Write.Fields.Shape])
            {
                var field = position < 0 ? null : write.Write.Fields.Shape.Fields[position];
                var value = field is null ? CellValue.Of(write.Write.ExternalId) : CellConversion.ToCell(write.Write.Fields[position], field, _is1904);
                writer.Cell(column, write.Row, value, null, field?.Type == FieldType.Date);
            }

            writer.EndRow();
            write.Took(WriteOutcome.Created);
        }
    }
}
