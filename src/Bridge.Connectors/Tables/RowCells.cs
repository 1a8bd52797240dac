using System.Globalization;
using Bridge.Core.Tables;
using Bridge.Mapping.Tables;

namespace Bridge.Connectors.Tables;

/// <summary>The mapped cells of the current row; keeps the first thing that is wrong with it, never what stands there.</summary>
internal sealed class RowCells
{
    private static readonly string[] _isoDay = [TimeForms.Iso];

    private readonly RowReader _rows;
    private readonly TableMapping _mapping;
    private readonly LocalTimes _times;
    private readonly TableColumn?[] _columns;
    private readonly int[][] _positions;
    private readonly SharedWords _words = new();
    private readonly char[] _joined = new char[1024];

    public RowCells(RowReader rows, TableMapping mapping, string file)
    {
        (_rows, _mapping, _times) = (rows, mapping, new LocalTimes(mapping.Zone));
        (_columns, _positions) = (new TableColumn?[mapping.Kind.Fields.Count], new int[mapping.Kind.Fields.Count][]);
        var heading = new TableHeading(rows, file);
        foreach (var (field, column) in mapping.Columns)
        {
            _columns[field.Index] = column;
            _positions[field.Index] = [.. column.From.Select(heading.PlaceOf)];
            LastCell = _positions[field.Index].Append(LastCell).Max();
        }
    }

    /// <summary>Greatest position that a mapped column has.</summary>
    public int LastCell { get; }

    /// <summary>Code and reason of what is wrong with the row, or null.</summary>
    public (string Code, string Reason)? Fault { get; private set; }

    public void Begin() => Fault = null;

    public void Refuse(string code, string reason) => Fault ??= (code, reason);

    public bool Has(TableField field) => _columns[field.Index] is not null;

    /// <summary>A text of which every row has its own.</summary>
    public string? Text(TableField field) => Cell(field, out var text) ? text.ToString() : _columns[field.Index]?.Constant;

    /// <summary>The same without a copy; empty when blank. Valid until the next cell is read.</summary>
    public ReadOnlySpan<char> Characters(TableField field) => Cell(field, out var text) ? text : _columns[field.Index]?.Constant;

    /// <summary>A text that many rows share.</summary>
    public string? Shared(TableField field)
    {
        if (!Cell(field, out var text))
        {
            return _columns[field.Index]?.Constant;
        }

        var column = _columns[field.Index]!; // a cell was found
        var word = _words.Of(text);
        return column.Find(word) ?? column.Otherwise ?? word;
    }

    /// <summary>What the word in a column stands for; a word that the mapping does not list refuses the row.</summary>
    public T Word<T>(TableField field, IReadOnlyDictionary<string, T> words, T absent)
        where T : struct => Target(field) is { } target ? words[target] : absent;

    /// <summary>Place of the word that a column's word stands for; null when blank or refused.</summary>
    public long? Place(TableField field) => Target(field) is { } target ? field.PlaceOf(target) : null;

    /// <summary>An instant; null when blank or refused.</summary>
    public DateTimeOffset? Instant(TableField field)
    {
        if (!Cell(field, out var text))
        {
            return null;
        }

        var instant = _times.Read(text, _columns[field.Index]!.Formats); // a cell was found
        if (instant is null)
        {
            Refuse("time", $"{Name(field)} is no time in a form that the mapping allows");
        }

        return instant;
    }

    /// <summary>A day; null when blank or refused.</summary>
    public DateOnly? Day(TableField field)
    {
        if (!Translated(field, out var text))
        {
            return null;
        }

        var isOwn = _columns[field.Index]!.Formats.Count > 0; // it was found; constants and translated words are ISO days
        var day = (isOwn ? _times.ReadDay(text, _columns[field.Index]!.Formats) : null) ?? _times.ReadDay(text, _isoDay);
        if (day is null)
        {
            Refuse("time", $"{Name(field)} is no day in a form that the mapping allows");
        }

        return day;
    }

    /// <summary>A number with decimals; null when blank or refused.</summary>
    public decimal? Number(TableField field)
    {
        if (!Translated(field, out var text))
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Refuse("number", $"{Name(field)} is no number");
        return null;
    }

    /// <summary>A duration in seconds; null when blank, negative or refused.</summary>
    public double? Seconds(TableField field)
    {
        if (!Cell(field, out var text))
        {
            return null;
        }

        var seconds = DurationForms.Read(text, _columns[field.Index]!.Unit); // a cell was found
        if (seconds is null)
        {
            Refuse("duration", $"{Name(field)} is no duration in the unit that the mapping names");
        }

        return seconds is >= 0 and < 2_000_000 ? seconds : null;
    }

    /// <summary>A whole number; null when blank or refused.</summary>
    public long? Whole(TableField field)
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

    public string Name(TableField field) => $"column '{string.Join(" + ", _columns[field.Index]?.From ?? [])}'";

    // What the mapping makes of a cell that holds no word of ours: its constant, its translation, or the cell itself.
    private bool Translated(TableField field, out ReadOnlySpan<char> text)
    {
        var column = _columns[field.Index];
        if (!Cell(field, out text))
        {
            text = column?.Constant;
            return column?.Constant is not null;
        }

        if (column!.Values.Count > 0 && (column.Find(text) ?? column.Otherwise) is { } target) // a cell was found
        {
            text = target;
            return target.Length > 0;
        }

        return true;
    }

    private bool Cell(TableField field, out ReadOnlySpan<char> text)
    {
        text = default;
        var positions = _positions[field.Index];
        if (positions is not { Length: > 0 })
        {
            return false;
        }

        var column = _columns[field.Index]!; // it has positions
        text = _rows[positions[0]].Trim();
        if (IsNull(text, column) || TableText.RefusesIn(this, field, text))
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
            if (IsNull(part, column) || length + part.Length + 1 > _joined.Length || TableText.RefusesIn(this, field, part))
            {
                return false;
            }

            part.CopyTo(_joined.AsSpan(length));
            length += part.Length;
            _joined[length++] = ' ';
        }

        text = _joined.AsSpan(0, length - 1);
        return !IsNull(text, column);
    }

    private bool IsNull(ReadOnlySpan<char> text, TableColumn column) =>
        text.Length == 0
        || (_mapping.Nulls.Count > 0 && _mapping.Nulls.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text))
        || (column.Nulls.Count > 0 && column.Nulls.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text));

    private string? Target(TableField field)
    {
        if (_columns[field.Index] is not { } column)
        {
            return null;
        }

        if (!Cell(field, out var text))
        {
            return column.Constant ?? (column.Values.TryGetValue("", out var blank) ? blank : column.Otherwise) ?? (field.IsRequired ? Unlisted(field) : null);
        }

        return column.Find(text) ?? column.Otherwise ?? Unlisted(field);
    }

    private string? Unlisted(TableField field)
    {
        Refuse("word", $"{Name(field)} holds a word that the mapping does not list; add it to 'values', or write 'otherwise'");
        return null;
    }
}
