using System.Globalization;
using Bridge.Core.Connectors;
using Bridge.Mapping.Calls;

namespace Bridge.Connectors.Telephony.Tables;

/// <summary>The mapped cells of the current row; keeps the first thing that is wrong with it, never what stands there.</summary>
internal sealed class RowCells
{
    private const int MostKept = 20_000;

    private static readonly int _fields = Enum.GetValues<CallField>().Length;

    private readonly RowReader _rows;
    private readonly CallMapping _mapping;
    private readonly LocalTimes _times;
    private readonly CallColumn?[] _columns = new CallColumn?[_fields];
    private readonly int[][] _positions = new int[_fields][];
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly char[] _joined = new char[1024];

    public RowCells(RowReader rows, CallMapping mapping, string file)
    {
        (_rows, _mapping, _times) = (rows, mapping, new LocalTimes(mapping.Zone));
        var heading = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var cell = 0; cell < rows.Count; cell++)
        {
            heading.TryAdd(rows[cell].Trim().Trim('\uFEFF').ToString(), cell);
        }

        foreach (var (field, column) in mapping.Columns)
        {
            _columns[(int)field] = column;
            _positions[(int)field] = [.. column.From.Select(name => heading.TryGetValue(name, out var cell) ? cell : throw Missing(file, name))];
            LastCell = _positions[(int)field].Append(LastCell).Max();
        }
    }

    /// <summary>Greatest position that a mapped column has.</summary>
    public int LastCell { get; }

    /// <summary>Code and reason of what is wrong with the row, or null.</summary>
    public (string Code, string Reason)? Fault { get; private set; }

    public void Begin() => Fault = null;

    public void Refuse(string code, string reason) => Fault ??= (code, reason);

    public bool Has(CallField field) => _columns[(int)field] is not null;

    /// <summary>A text of which every row has its own.</summary>
    public string? Text(CallField field) => Cell(field, out var text) ? text.ToString() : _columns[(int)field]?.Constant;

    /// <summary>A text that many rows share.</summary>
    public string? Shared(CallField field)
    {
        if (!Cell(field, out var text))
        {
            return _columns[(int)field]?.Constant;
        }

        var column = _columns[(int)field]!; // a cell was found
        var lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out var word))
        {
            word = text.ToString();
            if (_words.Count < MostKept)
            {
                _words[word] = word;
            }
        }

        return column.Find(word) ?? column.Otherwise ?? word;
    }

    /// <summary>What the word in a column stands for; a word that the mapping does not list refuses the row.</summary>
    public T Word<T>(CallField field, IReadOnlyDictionary<string, T> words, T absent)
        where T : struct
    {
        var column = _columns[(int)field];
        if (column is null)
        {
            return absent;
        }

        if (!Cell(field, out var text))
        {
            return column.Constant is { } constant ? words[constant]
                : column.Values.TryGetValue("", out var blank) ? words[blank]
                : column.Otherwise is { } other ? words[other]
                : field == CallField.Outcome ? Unlisted(field, absent) : absent;
        }

        return column.Find(text) is { } target ? words[target]
            : column.Otherwise is { } otherwise ? words[otherwise] : Unlisted(field, absent);
    }

    /// <summary>An instant; null when blank or refused.</summary>
    public DateTimeOffset? Instant(CallField field)
    {
        if (!Cell(field, out var text))
        {
            return null;
        }

        var instant = _times.Read(text, _columns[(int)field]!.Formats); // a cell was found
        if (instant is null)
        {
            Refuse("time", $"{Name(field)} is no time in a form that the mapping allows");
        }

        return instant;
    }

    /// <summary>A duration in seconds; null when blank, negative or refused.</summary>
    public double? Seconds(CallField field)
    {
        if (!Cell(field, out var text))
        {
            return null;
        }

        var unit = _columns[(int)field]!.Unit; // a cell was found
        var seconds = unit == CallUnit.Clock ? Clock(text) : Number(text, unit);
        if (seconds is null)
        {
            Refuse("duration", $"{Name(field)} is no duration in the unit that the mapping names");
        }

        return seconds is >= 0 and < 2_000_000 ? seconds : null;
    }

    /// <summary>A whole number; null when blank or refused.</summary>
    public long? Whole(CallField field)
    {
        if (!Cell(field, out var text))
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Refuse("number", $"{Name(field)} is no whole number");
        return null;
    }

    public string Name(CallField field) => $"column '{string.Join(" + ", _columns[(int)field]?.From ?? [])}'";

    private bool Cell(CallField field, out ReadOnlySpan<char> text)
    {
        text = default;
        var positions = _positions[(int)field];
        if (positions is not { Length: > 0 })
        {
            return false;
        }

        var column = _columns[(int)field]!; // it has positions
        text = _rows[positions[0]].Trim();
        if (IsNull(text, column))
        {
            return false;
        }

        if (positions.Length == 1)
        {
            return true;
        }

        var length = 0;
        foreach (var position in positions)
        {
            var part = _rows[position].Trim();
            if (IsNull(part, column) || length + part.Length + 1 > _joined.Length)
            {
                return false;
            }

            part.CopyTo(_joined.AsSpan(length));
            length += part.Length;
            _joined[length++] = ' ';
        }

        text = _joined.AsSpan(0, length - 1);
        return true;
    }

    private bool IsNull(ReadOnlySpan<char> text, CallColumn column) =>
        text.Length == 0
        || (_mapping.Nulls.Count > 0 && _mapping.Nulls.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text))
        || (column.Nulls.Count > 0 && column.Nulls.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text));

    private static double? Number(ReadOnlySpan<char> text, CallUnit unit) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? unit switch { CallUnit.Milliseconds => number / 1000, CallUnit.Minutes => number * 60, _ => number } : null;

    private static double? Clock(ReadOnlySpan<char> text)
    {
        double seconds = 0;
        var parts = 0;
        foreach (var range in text.Split(':'))
        {
            if (++parts > 3 || !double.TryParse(text[range], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part)
                || (parts > 1 && part >= 60))
            {
                return null;
            }

            seconds = (seconds * 60) + part;
        }

        return parts > 1 ? seconds : null;
    }

    private T Unlisted<T>(CallField field, T absent)
    {
        Refuse("word", $"{Name(field)} holds a word that the mapping does not list; add it to 'values', or write 'otherwise'");
        return absent;
    }

    private static ConnectorException Missing(string file, string column) => new(
        FailureKind.Configuration,
        $"The file {file} has no column '{column}', which the mapping names.",
        "Correct the column's name in the mapping, or name another file. The heading must be the first line.");
}
