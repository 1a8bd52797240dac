using System.Text;

namespace Bridge.Connectors.Http;

/// <summary>Reads the cells of a file of comma separated values, one after another.</summary>
/// <remarks>Source: RFC 4180; lines may end with a line feed alone.</remarks>
internal ref struct CsvCells
{
    private ReadOnlySpan<byte> _rest;
    private bool _isEscaped;

    /// <summary>Begins before the first cell.</summary>
    /// <param name="text">The file, UTF-8.</param>
    public CsvCells(ReadOnlySpan<byte> text) => _rest = text;

    /// <summary>The cell without its outer quotes; doubled quotes inside still are.</summary>
    public ReadOnlySpan<byte> Raw { get; private set; }

    /// <summary>Position of the cell in its row, from 0.</summary>
    public int Column { get; private set; } = -1;

    /// <summary>True when the cell is the last of its row.</summary>
    public bool EndsRow { get; private set; }

    /// <summary>True when the file ended inside quotes or without the end of its last line: it is cut.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The cell's text.</summary>
    public readonly string Text => Encoding.UTF8.GetString(Raw) is var text && _isEscaped ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;

    /// <summary>Goes to the next cell.</summary>
    /// <returns>False at the end.</returns>
    public bool Read()
    {
        if (_rest.IsEmpty)
        {
            IsCut |= Column >= 0 && !EndsRow;
            return false;
        }

        Column = EndsRow ? 0 : Column + 1;
        return _rest[0] == (byte)'"' ? ReadQuoted() : Take(_rest.IndexOfAny((byte)',', (byte)'\n'), 0);
    }

    private bool ReadQuoted()
    {
        _isEscaped = false;
        var end = 1;
        while (_rest[end..].IndexOf((byte)'"') is >= 0 and var quote)
        {
            end += quote;
            if (end + 1 >= _rest.Length || _rest[end + 1] != (byte)'"')
            {
                var after = _rest[(end + 1)..].IndexOfAny((byte)',', (byte)'\n');
                return Take(after < 0 ? after : end + 1 + after, 1, end);
            }

            _isEscaped = true;
            end += 2;
        }

        IsCut = true;
        _rest = default;
        return false;
    }

    private bool Take(int end, int from, int? until = null)
    {
        if (end < 0)
        {
            IsCut = true;
            _rest = default;
            return false;
        }

        _isEscaped &= from > 0;
        Raw = _rest[from..(until ?? end)];
        EndsRow = _rest[end] == (byte)'\n';
        Raw = EndsRow && until is null && Raw.EndsWith("\r"u8) ? Raw[..^1] : Raw;
        _rest = _rest[(end + 1)..];
        return true;
    }
}
