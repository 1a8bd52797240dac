using Bridge.Core.Tables;
using Bridge.Finance.Sources.Mapping;

namespace Bridge.Finance.Sources.Tables;

/// <summary>Lines of fixed columns, as NRDS exchanges them.</summary>
internal sealed class FixedTable : TableReader
{
    private readonly TableSpec _spec;
    private readonly StreamReader _lines;
    private readonly RowBoundStream _rows;
    private readonly RecordLength _length;
    private readonly int[] _starts;
    private string _current = "";
    private int _line;

    public FixedTable(string path, TableSpec spec)
    {
        (Name, Columns) = (Path.GetFileName(path), [.. spec.Layout.Select(column => column.Name)]);
        (_spec, _length, _starts) = (spec, new RecordLength(spec), Starts(spec.Layout));
        _lines = TextFile.Open(path, spec.Encoding, out _rows);
    }

    public override string Name { get; }

    public override IReadOnlyList<string> Columns { get; }

    public override int Line => _line;

    public override int Count => _current.Length == 0 ? 0 : _spec.Layout.Count;

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var next = await _lines.ReadLineAsync(cancellationToken);
            (_current, _line) = (next ?? "", _line + 1);
            _rows.NextRow();
            return next is not null && _length.Fault(_current) is { } fault
                ? throw new FinanceException($"{Name}:{_line}: {fault}", "Export it again: it was cut off, or its columns have changed. If every line is like that, correct 'layout' or 'recordLength' in the mapping.")
                : next is not null;
        }
        catch (RowTooLongException)
        {
            throw LongRow.At(Name, _line + 1);
        }
    }

    public override string Text(int column)
    {
        var start = Math.Min(_starts[column], _current.Length);
        return Clean(_current.Substring(start, Math.Min(_spec.Layout[column].Width, _current.Length - start)));
    }

    public override void Dispose() => _lines.Dispose();

    private static int[] Starts(IReadOnlyList<(string Name, int Width)> layout)
    {
        var starts = new int[layout.Count];
        for (var column = 1; column < starts.Length; column++)
        {
            starts[column] = starts[column - 1] + layout[column - 1].Width;
        }

        return starts;
    }
}
