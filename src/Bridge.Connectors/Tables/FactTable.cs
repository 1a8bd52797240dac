using Bridge.Core.Connectors;
using Bridge.Core.Tables;
using Bridge.Mapping.Tables;

namespace Bridge.Connectors.Tables;

/// <summary>Reads rows of a table by a mapping document; one row is in memory.</summary>
/// <param name="mapping">How it is read.</param>
/// <param name="hash">Turns a key of a field into a number.</param>
public sealed class FactTable(TableMapping mapping, Func<TableField, string, long> hash)
{
    private static readonly DateOnly _epoch = new(1970, 1, 1);

    /// <summary>Reads a table to its end.</summary>
    /// <param name="stream">The file's bytes, not compressed.</param>
    /// <param name="file">Its name, for refusals.</param>
    /// <param name="sink">Takes rows and refusals.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    /// <exception cref="ConnectorException">The file is empty, or lacks a column that the mapping names.</exception>
    public void Read(Stream stream, string file, IFactSink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sink);
        using var table = new TableReader(mapping, stream, file);
        while (table.Read(cancellationToken))
        {
            var row = table.Cells.Fault is null ? ReadRow(table.Cells) : null;
            if (row is not null && table.Cells.Fault is null)
            {
                sink.Add(row);
            }
            else if (table.Cells.Fault is { } fault)
            {
                sink.Refuse(new RowRefusal(file, table.Line, fault.Code, fault.Reason));
            }
        }
    }

    private FactRow ReadRow(RowCells cells)
    {
        var row = new FactRow(mapping.Kind, mapping.Told);
        foreach (var field in mapping.Columns.Keys)
        {
            Fill(row, field, cells);
            if (field.IsRequired && !row.Has(field))
            {
                cells.Refuse(field.Type is FieldType.Instant or FieldType.Day ? "time" : "blank", $"{cells.Name(field)} is blank, and '{field.Word}' is needed");
            }
        }

        return row;
    }

    private void Fill(FactRow row, TableField field, RowCells cells)
    {
        switch (field.Type)
        {
            case FieldType.Text:
                if (cells.Shared(field) is { Length: > 0 } text)
                {
                    row.Set(field, text);
                }

                break;
            case FieldType.Number:
                if (cells.Number(field) is { } number)
                {
                    row.Set(field, number);
                }

                break;
            default:
                if (Whole(field, cells) is { } whole)
                {
                    row.Set(field, whole);
                }

                break;
        }
    }

    private long? Whole(TableField field, RowCells cells) => field.Type switch
    {
        FieldType.Key => cells.Text(field) is { Length: > 0 } key ? hash(field, key) : null,
        FieldType.Word => cells.Place(field),
        FieldType.Instant => cells.Instant(field)?.ToUnixTimeMilliseconds(),
        FieldType.Day => cells.Day(field) is { } day ? day.DayNumber - _epoch.DayNumber : null,
        FieldType.Duration => cells.Seconds(field) is { } seconds ? (long)Math.Round(seconds * 1000, MidpointRounding.AwayFromZero) : null,
        _ => cells.Whole(field),
    };
}
