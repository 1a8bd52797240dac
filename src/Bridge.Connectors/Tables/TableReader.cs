using Bridge.Core.Connectors;
using Bridge.Mapping.Tables;

namespace Bridge.Connectors.Tables;

/// <summary>Goes through the rows of a table by its mapping; one row is in memory.</summary>
internal sealed class TableReader : IDisposable
{
    private const int BufferSize = 1 << 16;

    private readonly StreamReader _text;
    private readonly RowReader _rows;
    private readonly int _named;

    /// <summary>Opens a table and reads its heading.</summary>
    /// <param name="mapping">How it is read.</param>
    /// <param name="stream">The file's bytes, not compressed.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="ConnectorException">It is empty, or lacks a column that the mapping names.</exception>
    public TableReader(TableMapping mapping, Stream stream, string file)
    {
        _text = TableText.Open(stream, mapping.IsLatin1, BufferSize);
        _rows = new RowReader(_text);
        _rows.Begin(mapping.Delimiter, mapping.HeadingLine);
        if (!_rows.Read())
        {
            throw new ConnectorException(FailureKind.Data, $"The file {file} is empty.", $"Export it again; its line {mapping.HeadingLine} is the heading.");
        }

        _named = _rows.Count;
        Cells = new RowCells(_rows, mapping, file);
    }

    /// <summary>Cells of the current row; a row that is torn has a fault already.</summary>
    public RowCells Cells { get; }

    /// <summary>Line on which the current row begins, from 1.</summary>
    public long Line => _rows.Line;

    /// <summary>Goes to the next row that is not blank.</summary>
    /// <param name="cancellationToken">Stops between two rows.</param>
    /// <returns>False at the end.</returns>
    public bool Read(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_rows.Read())
        {
            return false;
        }

        Cells.Begin();
        if (_rows.Count <= Cells.LastCell || _rows.IsTooLong)
        {
            Cells.Refuse("columns", _rows.IsTooLong ? "the row has no end"
                : _rows.IsQuoteOpen ? "a quote is opened in the row and never closed, so that all lines below it are part of it; close it and import the file again"
                : "the row has fewer columns than the heading");
        }
        else if (HasSurplus())
        {
            Cells.Refuse("columns", "the row has more columns than the heading, so nobody can tell which cell belongs to which; put quotes around a text that holds the separator itself, such as \"Smith, Ann\"");
        }

        return true;
    }

    // Behind a separator that no quotes protect every column holds its neighbour's text.
    private bool HasSurplus()
    {
        for (var cell = _named; cell < _rows.Count; cell++)
        {
            if (!_rows[cell].IsWhiteSpace())
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc />
    public void Dispose() => _text.Dispose();
}
