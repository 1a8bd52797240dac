using System.Diagnostics.CodeAnalysis;
using Bridge.Core.Connectors;
using Bridge.Core.Tables;
using Bridge.Mapping.Tables;

namespace Bridge.Connectors.Tables;

/// <summary>The mapped cells of the current row; keeps the first thing that is wrong with it, never what stands there.</summary>
internal sealed class RowCells
{
    private const double LongestSpan = 100.0 * 366 * 24 * 3600;

    private static readonly string[] _isoDay = [TimeForms.Iso];

    private readonly LocalTimes _times;
    private readonly char? _sign;
    private readonly bool _hasZone;
    private readonly MappedColumn?[] _columns;
    private readonly SharedWords _words = new();

    /// <summary>Finds the columns that the mapping names.</summary>
    /// <param name="rows">Reads the table; its current row is the heading.</param>
    /// <param name="mapping">How it is read.</param>
    /// <param name="file">Name of the table, for messages.</param>
    /// <exception cref="ConnectorException">The heading lacks a column that the mapping names, or has it twice.</exception>
    public RowCells(RowReader rows, TableMapping mapping, string file)
    {
        (_times, _columns) = (new LocalTimes(mapping.FileZone ?? mapping.Zone, mapping.Zone ?? mapping.FileZone), new MappedColumn?[mapping.Kind.Fields.Count]);
        (_sign, _hasZone) = (mapping.DecimalSign, (mapping.FileZone ?? mapping.Zone) is not null);
        var heading = new TableHeading(rows, file);
        foreach (var (field, column) in mapping.Columns)
        {
            int[] places = [.. column.From.Select(heading.PlaceOf)];
            _columns[field.Index] = new MappedColumn(rows, column, places, mapping.Nulls);
            LastCell = places.Append(LastCell).Max();
        }
    }

    /// <summary>Greatest position that a mapped column has.</summary>
    public int LastCell { get; }

    /// <summary>Code and reason of what is wrong with the row, or null.</summary>
    public (string Code, string Reason)? Fault { get; private set; }

    /// <summary>Forgets what was wrong with the row before.</summary>
    public void Begin() => Fault = null;

    /// <summary>Says what is wrong with the row; only the first word counts.</summary>
    /// <param name="code">Kind of fault, for counts.</param>
    /// <param name="reason">What is wrong and what to do, without a value of the row.</param>
    public void Refuse(string code, string reason) => Fault ??= (code, reason);

    /// <summary>Tells whether the mapping names a column or a constant for a field.</summary>
    /// <param name="field">The field.</param>
    /// <returns>True when it does.</returns>
    public bool Has(TableField field) => _columns[field.Index] is not null;

    /// <summary>A text of which every row has its own.</summary>
    public string? Text(TableField field) => Cell(field, out var text, out var mapped) ? text.ToString() : mapped?.Constant;

    /// <summary>The same without a copy; empty when blank. Valid until the next cell is read.</summary>
    public ReadOnlySpan<char> Characters(TableField field) => Cell(field, out var text, out var mapped) ? text : mapped?.Constant;

    /// <summary>A text that many rows share.</summary>
    public string? Shared(TableField field)
    {
        if (!Cell(field, out var text, out var mapped))
        {
            return mapped?.Constant;
        }

        var word = _words.Of(text);
        return mapped.Find(word) ?? mapped.Otherwise ?? word;
    }

    /// <summary>What the word in a column stands for; a word that the mapping does not list refuses the row.</summary>
    public T Word<T>(TableField field, IReadOnlyDictionary<string, T> words, T absent)
        where T : struct => Target(field) is { } target ? words[target] : absent;

    /// <summary>Place of the word that a column's word stands for; null when blank or refused.</summary>
    public long? Place(TableField field) => Target(field) is { } target ? field.PlaceOf(target) : null;

    /// <summary>An instant; null when blank or refused.</summary>
    public DateTimeOffset? Instant(TableField field)
    {
        if (!Cell(field, out var text, out var mapped))
        {
            return null;
        }

        if (mapped.After is { } begin)
        {
            return Duration(field, text, mapped) is >= 0 and < LongestSpan and var later ? Instant(begin)?.AddSeconds(later) : null;
        }

        var instant = _times.Read(text, mapped.Formats);
        if (instant is null)
        {
            Refuse("time", $"{Name(field)} is no time in a form that the mapping allows{CellHints.Time(text, _hasZone)}");
        }

        return instant;
    }

    /// <summary>A day; null when blank or refused.</summary>
    public DateOnly? Day(TableField field)
    {
        if (!Translated(field, out var text, out var mapped))
        {
            return null;
        }

        // Constants and translated words are ISO days.
        var day = (mapped.Formats.Count > 0 ? _times.ReadDay(text, mapped.Formats) : null) ?? _times.ReadDay(text, _isoDay);
        if (day is null)
        {
            Refuse("time", $"{Name(field)} is no day in a form that the mapping allows{CellHints.Day(text)}");
        }

        return day;
    }

    /// <summary>A number with decimals; null when blank or refused.</summary>
    public decimal? Number(TableField field)
    {
        if (!Translated(field, out var text, out _))
        {
            return null;
        }

        var number = DecimalForms.Number(text, _sign);
        if (number is null)
        {
            Refuse("number", $"{Name(field)} is no number{CellHints.Number(text, _sign is not null)}");
        }

        return number;
    }

    /// <summary>A duration in seconds; null when blank, negative or refused.</summary>
    public double? Seconds(TableField field)
    {
        var seconds = Cell(field, out var text, out var mapped) ? Duration(field, text, mapped) : null;
        return seconds is >= 0 and < 2_000_000 ? seconds : null;
    }

    /// <summary>A whole number; null when blank or refused.</summary>
    public long? Whole(TableField field)
    {
        if (!Cell(field, out var text, out _))
        {
            return null;
        }

        var number = DecimalForms.Whole(text, _sign);
        if (number is null)
        {
            Refuse("number", $"{Name(field)} is no whole number{CellHints.Number(text, _sign is not null)}");
        }

        return number;
    }

    /// <summary>What messages call the column of a field.</summary>
    /// <param name="field">The field.</param>
    /// <returns>Its name, or the names of those that are put together.</returns>
    public string Name(TableField field) => $"column '{string.Join(" + ", _columns[field.Index]?.Mapped.From ?? [])}'";

    private double? Duration(TableField field, ReadOnlySpan<char> text, TableColumn mapped)
    {
        var seconds = DurationForms.Read(text, mapped.Unit, _sign);
        if (seconds is null)
        {
            Refuse("duration", $"{Name(field)} is no duration in the unit that the mapping names{CellHints.Number(text, _sign is not null)}");
        }

        return seconds;
    }

    // What the mapping makes of a cell that holds no word of ours: its constant, its translation, or the cell itself.
    private bool Translated(TableField field, out ReadOnlySpan<char> text, [NotNullWhen(true)] out TableColumn? mapped)
    {
        if (!Cell(field, out text, out mapped))
        {
            text = mapped?.Constant;
            return mapped?.Constant is not null;
        }

        if (mapped.Values.Count > 0 && (mapped.Find(text) ?? mapped.Otherwise) is { } target)
        {
            text = target;
            return target.Length > 0;
        }

        return true;
    }

    private bool Cell(TableField field, out ReadOnlySpan<char> text, [NotNullWhen(true)] out TableColumn? mapped)
    {
        text = default;
        mapped = null;
        if (_columns[field.Index] is not { } column)
        {
            return false;
        }

        mapped = column.Mapped;
        var state = column.Read(out text);
        if (state == CellState.Unreadable)
        {
            Refuse("encoding", $"{Name(field)} holds bytes that are no letters in the file's encoding; write 'file: {{ encoding: latin-1 }}' into the mapping, or export the file as UTF-8");
        }

        return state == CellState.Filled;
    }

    private string? Target(TableField field)
    {
        if (Cell(field, out var text, out var mapped))
        {
            return mapped.Find(text) ?? mapped.Otherwise ?? Unlisted(field);
        }

        if (mapped is not null && _columns[field.Index] is { } column && column.ReadWithGaps(out text) && mapped.Find(text) is { } partly)
        {
            return partly;
        }

        return mapped is null ? null
            : mapped.Constant ?? (mapped.Values.TryGetValue("", out var blank) ? blank : mapped.Otherwise) ?? (field.IsRequired ? Blank(field) : null);
    }

    private string? Blank(TableField field)
    {
        Refuse("blank", $"{Name(field)} is blank, and '{field.Word}' is needed; fill it, or say in the mapping what a blank one means: '\"\": ...' in 'values', or 'otherwise'");
        return null;
    }

    private string? Unlisted(TableField field)
    {
        const int most = 12;
        var listed = _columns[field.Index]?.Mapped.Values.Keys.Where(word => word.Length > 0).Order(StringComparer.Ordinal).ToList() ?? [];
        var words = listed.Count == 0 ? "" : $" ({string.Join(", ", listed.Take(most))}{(listed.Count > most ? ", ..." : "")})";
        Refuse("word", $"{Name(field)} holds a word that the mapping does not list{words}; add it to 'values', or write 'otherwise'");
        return null;
    }
}
