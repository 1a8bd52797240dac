using Bridge.Connectors.Workbook.Cells;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>Copies a sheet and puts records into it: known ones into their rows, new ones below. All else stays as it is.</summary>
internal sealed class SheetMerge
{
    private readonly WorkbookSheet _sheet;
    private readonly IReadOnlyDictionary<string, SheetWrite> _writes;
    private readonly bool _is1904;
    private readonly SortedList<int, NewCell> _changed = [];
    private readonly Dictionary<TargetShape, SheetPlaces> _places = [];

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
    /// <param name="styles">How cells look.</param>
    /// <param name="cancellationToken">Gives up between two rows.</param>
    /// <exception cref="ConnectorException">A column is missing.</exception>
    public void Run(SheetRows rows, CellWriter writer, CellStyles styles, CancellationToken cancellationToken)
    {
        var shapes = _writes.Values.Select(write => write.Write.Fields.Shape).Distinct().ToList();
        rows.Headings.Require(shapes.SelectMany(shape => shape.Fields).DistinctBy(field => field.Name));
        foreach (var shape in shapes)
        {
            _places[shape] = new SheetPlaces(rows.Headings.For(shape), [.. shape.Fields.Select(field => styles.Of(SheetColumn.Of(field)))]);
        }

        var copying = new SheetCopying(rows, writer);
        copying.Run(() => Write(rows, writer), () => Append(copying, rows.Headings.Key, styles.Of(SheetColumn.Key(_sheet)), writer, cancellationToken), cancellationToken);
        LastRow = copying.LastRow;
    }

    private void Write(SheetRows rows, CellWriter writer)
    {
        if (_writes.TryGetValue(rows.Key, out var write) && write.Result is null or { Outcome: not WriteOutcome.Refused })
        {
            Change(rows, write, writer);
        }
        else
        {
            writer.Raw(rows.Xml);
        }
    }

    private void Change(SheetRows rows, SheetWrite write, CellWriter writer)
    {
        if (write.Row > 0)
        {
            write.Refuse(new Refusal(
                "duplicate-row",
                $"The rows {write.Row} and {rows.Number} of the sheet {_sheet.Name} hold the same '{_sheet.KeyHeading}'. Delete one of them, then replay."));
            writer.Raw(rows.Xml);
            return;
        }

        write.Row = rows.Number;
        Compare(rows, write.Write.Fields, _places[write.Write.Fields.Shape]);
        write.Took(_changed.Count == 0 ? WriteOutcome.Unchanged : WriteOutcome.Updated);
        if (_changed.Count == 0)
        {
            writer.Raw(rows.Xml);
            return;
        }

        RowRewriting.Write(rows, _changed, writer);
    }

    private void Compare(SheetRows rows, MappedRecord fields, SheetPlaces places)
    {
        _changed.Clear();
        for (var position = 0; position < places.Columns.Length; position++)
        {
            if (!fields[position].IsSent)
            {
                continue;
            }

            var field = fields.Shape.Fields[position];
            var wanted = CellConversion.ToCell(fields[position], field, _is1904);
            var found = rows.Find(places.Columns[position]) is { } cell ? rows.Value(cell) : CellValue.Blank;
            if (found.Kind == CellKind.Formula || CellConversion.ToField(found, field, _is1904) != CellConversion.ToField(wanted, field, _is1904))
            {
                _changed[places.Columns[position]] = new NewCell(wanted, places.Looks[position], field.Type == FieldType.Date);
            }
        }
    }

    private void Append(SheetCopying copying, int key, CellLooks keyLooks, CellWriter writer, CancellationToken cancellationToken)
    {
        var orders = _places.ToDictionary(
            shape => shape.Key,
            shape => shape.Value.Columns.Select((column, position) => (Column: column, Position: position)).Append((Column: key, Position: -1)).OrderBy(cell => cell.Column).ToArray());
        foreach (var write in _writes.Values.Where(write => write.Result is null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!write.MakesRow)
            {
                write.Refuse(new Refusal("no-row", write.Write.IsWhole
                    ? $"The sheet {_sheet.Name} has no row for the member. Run the route that brings the members, then replay."
                    : $"The sheet {_sheet.Name} has no row for the record any more. Put it back; or run 'bridge sync --verify', which writes it whole."));
                continue;
            }

            write.Row = copying.AddRow();
            if (write.Row == 0)
            {
                write.Refuse(new Refusal("sheet-full", $"The sheet {_sheet.Name} is full: a sheet takes {ColumnName.MostRows} rows."));
                continue;
            }

            foreach (var (column, position) in orders[write.Write.Fields.Shape])
            {
                var field = position < 0 ? null : write.Write.Fields.Shape.Fields[position];
                var value = field is null ? CellValue.Of(write.Write.ExternalId) : CellConversion.ToCell(write.Write.Fields[position], field, _is1904);
                writer.Cell(column, write.Row, value, null, field is null ? keyLooks : _places[write.Write.Fields.Shape].Looks[position]);
            }

            writer.EndRow();
            write.Took(WriteOutcome.Created);
        }
    }
}
