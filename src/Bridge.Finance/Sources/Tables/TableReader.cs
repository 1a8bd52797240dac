namespace Bridge.Finance.Sources.Tables;

/// <summary>Reads a table row by row; only one row is in memory.</summary>
internal abstract class TableReader : IDisposable
{
    /// <summary>Name of the input for messages.</summary>
    public abstract string Name { get; }

    /// <summary>Names of the columns where the input itself declares them; null when a header row has to be found.</summary>
    public virtual IReadOnlyList<string>? Columns => null;

    /// <summary>Line or row number of the current row, from 1.</summary>
    public abstract int Line { get; }

    /// <summary>Cells of the current row.</summary>
    public abstract int Count { get; }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False after the last.</returns>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>A cell of the current row, trimmed; empty when there is none.</summary>
    public abstract string Text(int column);

    /// <summary>A cell that the input keeps as a number (a workbook's), or null.</summary>
    public virtual double? Number(int column) => null;

    /// <summary>True when day numbers of a workbook count from 1904.</summary>
    public virtual bool CountsFrom1904 => false;

    /// <summary>After the last row: true when it has fewer cells than others and does not end, as when a file was copied in part.</summary>
    public virtual bool IsCutOff => false;

    /// <summary>True for text whose columns a sign separates: one that stands inside a cell without quotes moves every cell behind it.</summary>
    public virtual bool IsSeparated => false;

    public abstract void Dispose();

    protected static string Clean(string? cell) => cell is null ? "" : cell.AsSpan().Trim(" \t\r\n\u00A0\uFEFF\0").Length == cell.Length
        ? cell
        : cell.Trim(' ', '\t', '\r', '\n', '\u00A0', '\uFEFF', '\0');
}
