using Bridge.Finance.Sources.Mapping;

namespace Bridge.Finance.Sources.Tables;

/// <summary>Lines of fixed columns, as NRDS exchanges them.</summary>
internal sealed class FixedTable(string path, TableSpec spec) : TableReader
{
    private readonly StreamReader _lines = TextFile.Open(path, spec.Encoding);
    private readonly int[] _starts = Starts(spec.Layout);
    private string _current = "";
    private int _line;

    public override string Name { get; } = Path.GetFileName(path);

    public override IReadOnlyList<string> Columns { get; } = [.. spec.Layout.Select(column => column.Name)];

    public override int Line => _line;

    public override int Count => _current.Length == 0 ? 0 : spec.Layout.Count;

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var next = await _lines.ReadLineAsync(cancellationToken);
        (_current, _line) = (next ?? "", _line + 1);
        return next is not null;
    }

    public override string Text(int column)
    {
        var start = Math.Min(_starts[column], _current.Length);
        return Clean(_current.Substring(start, Math.Min(spec.Layout[column].Width, _current.Length - start)));
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
