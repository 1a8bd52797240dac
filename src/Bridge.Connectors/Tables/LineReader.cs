using System.Text;

namespace Bridge.Connectors.Tables;

/// <summary>Reads text line by line; of a line that has no end only its beginning is in memory.</summary>
/// <remarks>Lines end in LF, CR LF or CR, as <see cref="TextReader.ReadLine"/> has it. Not safe for parallel use.</remarks>
/// <param name="reader">The text.</param>
/// <param name="most">Characters of a line that are kept, and one more, by which a longer one is known.</param>
internal sealed class LineReader(TextReader reader, int most)
{
    private readonly char[] _buffer = new char[1 << 14];
    private readonly StringBuilder _line = new();
    private int _at;
    private int _filled;

    /// <summary>Reads the next line.</summary>
    /// <returns>The line, longer than allowed when it was cut; null at the end.</returns>
    public string? Read()
    {
        if (_at == _filled && !Fill())
        {
            return null;
        }

        _line.Clear();
        while (_at < _filled || Fill())
        {
            var rest = _buffer.AsSpan(_at, _filled - _at);
            var length = rest.IndexOfAny('\n', '\r');
            Keep(length < 0 ? rest : rest[..length]);
            _at += length < 0 ? rest.Length : length + 1;
            if (length >= 0)
            {
                SkipFeed(rest[length]);
                break;
            }
        }

        return _line.ToString();
    }

    private void Keep(ReadOnlySpan<char> part) => _line.Append(part[..Math.Min(part.Length, most + 1 - Math.Min(_line.Length, most + 1))]);

    private void SkipFeed(char ending)
    {
        if (ending == '\r' && (_at < _filled || Fill()) && _buffer[_at] == '\n')
        {
            _at++;
        }
    }

    private bool Fill()
    {
        (_at, _filled) = (0, reader.Read(_buffer, 0, _buffer.Length));
        return _filled > 0;
    }
}
