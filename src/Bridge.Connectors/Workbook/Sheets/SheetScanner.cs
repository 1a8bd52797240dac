using Bridge.Connectors.Workbook.Cells;

namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>Goes through the rows of a sheet one by one, however many there are.</summary>
/// <param name="part">The sheet's part.</param>
/// <param name="sheet">Name of the sheet, for messages.</param>
internal sealed class SheetScanner(Stream part, string sheet)
{
    // A row of a usual sheet is some KiB; what stands behind the rows (links, joined cells, conditions) some MiB.
    private const int MostHeld = 64 << 20;
    private byte[] _buffer = new byte[1 << 18];
    private int _start;
    private int _end;
    private bool _isOver;
    private bool _hasRows;
    private long _rows;

    /// <summary>Reads everything before the first row, the tag that holds the rows included.</summary>
    /// <returns>The XML, with that tag open.</returns>
    public byte[] ReadHead()
    {
        while (true)
        {
            var held = Held;
            var at = held.IndexOf("<sheetData"u8);
            var bracket = at < 0 ? -1 : held[at..].IndexOf((byte)'>');
            if (bracket >= 0)
            {
                _hasRows = held[at + bracket - 1] != '/';
                _start += at + bracket + 1;
                return [.. held[..at], .. "<sheetData>"u8];
            }

            if (!Fill())
            {
                throw WorkbookErrors.Strange(sheet);
            }
        }
    }

    /// <summary>Reads the next row.</summary>
    /// <param name="row">The row; it holds until the next call.</param>
    /// <returns>False behind the last row.</returns>
    public bool TryReadRow(out ReadOnlySpan<byte> row)
    {
        while (_hasRows)
        {
            _start += Held.Length - Held.TrimStart(" \r\n\t"u8).Length;
            if (Held.StartsWith("</sheetData"u8))
            {
                break;
            }

            if (Held.StartsWith("<row"u8) && XmlTag.Row.TryFind(Held, 0, out var element, out _) && element.Start.Value == 0)
            {
                row = Held[element];
                _rows++;
                _start += element.End.Value;
                return row.IndexOf("<!"u8) < 0 ? true : throw WorkbookErrors.Strange(sheet);
            }

            if ((Held.Length > 4 && !Held.StartsWith("<row"u8) && Held.Length > 12) || !Fill())
            {
                throw WorkbookErrors.Strange(sheet);
            }
        }

        row = default;
        return false;
    }

    /// <summary>Reads everything behind the last row, the end of the tag that held the rows included.</summary>
    /// <returns>The XML.</returns>
    public byte[] ReadTail()
    {
        while (Fill())
        {
            // until its end
        }

        return _hasRows ? Held.ToArray() : [.. "</sheetData>"u8, .. Held];
    }

    private ReadOnlySpan<byte> Held => _buffer.AsSpan(_start, _end - _start);

    private bool Fill()
    {
        if (_isOver)
        {
            return false;
        }

        if (_start > 0)
        {
            Held.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_end >= MostHeld)
            {
                throw WorkbookErrors.Endless(sheet, _rows);
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = part.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isOver = read == 0;
        return read > 0;
    }
}
