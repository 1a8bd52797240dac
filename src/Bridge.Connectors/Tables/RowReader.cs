using System.Text;
using Bridge.Core.Tables;

namespace Bridge.Connectors.Tables;

/// <summary>Reads delimited text row by row: quotes, and lines that end in LF, CR LF or CR alone.</summary>
/// <remarks>Keeps one row in memory. Not safe for parallel use. Source: RFC 4180, section 2, for quotes.</remarks>
internal sealed class RowReader(TextReader reader)
{
    private const int MaxRow = 1 << 20;
    private const int MaxCells = 1 << 14;
    private const string Delimiters = "\t;|,";

    private static readonly UTF8Encoding _plain = new(encoderShouldEmitUTF8Identifier: false);
    private readonly char[] _buffer = new char[1 << 15];
    private readonly List<int> _ends = [];
    private char[] _row = new char[1 << 10];
    private char _delimiter = ',';
    private int _at;
    private int _filled;
    private int _length;
    private long _lines;

    /// <summary>Line on which the current row begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Cells of the current row.</summary>
    public int Count => _ends.Count;

    /// <summary>True when the current row was cut because it has no end.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>True once the text has ended inside a row: within quotes, or without the end of its last line.</summary>
    public bool IsCut { get; private set; }

    /// <summary>True once the text has ended within quotes: everything below the quote is in the current row.</summary>
    public bool IsQuoteOpen { get; private set; }

    public ReadOnlySpan<char> this[int cell]
    {
        get
        {
            var start = cell == 0 ? 0 : _ends[cell - 1];
            return _row.AsSpan(start, _ends[cell] - start);
        }
    }

    /// <summary>Reads a file of comma separated values that lies in memory.</summary>
    /// <param name="utf8">The file, UTF-8; a byte order mark is a letter like any other.</param>
    /// <returns>The reader, before the first row.</returns>
    public static RowReader Of(ReadOnlyMemory<byte> utf8) =>
        new(new StreamReader(new ReadOnlyMemoryContent(utf8).ReadAsStream(), _plain, detectEncodingFromByteOrderMarks: false));

    /// <summary>Sets the delimiter, unless the file's own line names it, or looks for the commonest one in the heading.</summary>
    /// <param name="delimiter">The delimiter; null to look for it.</param>
    /// <param name="headingLine">Line of the heading, from 1; what stands above it is passed over, and so are blank lines.</param>
    public void Begin(char? delimiter, int headingLine = 1)
    {
        Fill();
        SkipLines(headingLine - 1);
        var rest = _buffer.AsSpan(_at, _filled - _at);
        var end = rest.IndexOfAny('\r', '\n');
        if (end >= 0 && SeparatorLine.Read(rest[..end]) is { } told)
        {
            (_delimiter, _at) = (told, _at + end + 1);
            _lines++;
            SkipFeed(rest[end]);
            return;
        }

        var heading = end < 0 ? rest : rest[..end];
        var counts = new int[Delimiters.Length];
        for (var one = 0; one < Delimiters.Length; one++)
        {
            counts[one] = heading.Count(Delimiters[one]);
        }

        _delimiter = delimiter ?? (counts.Max() == 0 ? ',' : Delimiters[Array.IndexOf(counts, counts.Max())]);
    }

    // So many lines, and all that are blank behind them.
    private void SkipLines(int count)
    {
        while (_at < _filled || Fill())
        {
            var rest = _buffer.AsSpan(_at, _filled - _at);
            var end = rest.IndexOfAny('\r', '\n');
            if (count <= 0 && (end < 0 || !rest[..end].IsWhiteSpace()))
            {
                return;
            }

            _at += end < 0 ? rest.Length : end + 1;
            if (end >= 0)
            {
                SkipFeed(rest[end]);
                _lines++;
                count--;
            }
        }
    }

    /// <summary>Reads the next row that is not blank.</summary>
    public bool Read()
    {
        while (_at < _filled || Fill())
        {
            Line = ++_lines;
            ReadRow();
            if (Count > 1 || _length > 0)
            {
                return true;
            }
        }

        return false;
    }

    private void ReadRow()
    {
        _ends.Clear();
        _length = 0;
        IsTooLong = false;
        var isStart = true;
        while (_at < _filled || Fill())
        {
            var rest = _buffer.AsSpan(_at, _filled - _at);
            if (isStart && rest[0] == '"')
            {
                _at++;
                ReadQuoted();
                isStart = false;
                continue;
            }

            var length = rest.IndexOfAny(_delimiter, '\n', '\r');
            Append(length < 0 ? rest : rest[..length]);
            if (length < 0)
            {
                isStart = false;
                _at = _filled;
                continue;
            }

            _at += length + 1;
            End();
            isStart = true;
            if (rest[length] != _delimiter)
            {
                SkipFeed(rest[length]);
                return;
            }
        }

        End();
        IsCut = true;
    }

    private void End()
    {
        if (_ends.Count < MaxCells)
        {
            _ends.Add(_length);
        }
        else
        {
            IsTooLong = true;
        }
    }

    private void ReadQuoted()
    {
        while (_at < _filled || Fill())
        {
            var rest = _buffer.AsSpan(_at, _filled - _at);
            var length = rest.IndexOf('"');
            var part = length < 0 ? rest : rest[..length];
            _lines += part.Count('\n');
            Append(part);
            _at += length < 0 ? rest.Length : length + 1;
            if (length >= 0)
            {
                if ((_at < _filled || Fill()) && _buffer[_at] == '"')
                {
                    _at++;
                    Append("\"");
                    continue;
                }

                return;
            }
        }

        IsQuoteOpen = true;
    }

    private void SkipFeed(char ending)
    {
        if (ending == '\r' && (_at < _filled || Fill()) && _buffer[_at] == '\n')
        {
            _at++;
        }
    }

    private void Append(ReadOnlySpan<char> part)
    {
        if (_length + part.Length > MaxRow)
        {
            IsTooLong = true;
            return;
        }

        if (_length + part.Length > _row.Length)
        {
            Array.Resize(ref _row, Math.Max(_row.Length * 2, _length + part.Length));
        }

        part.CopyTo(_row.AsSpan(_length));
        _length += part.Length;
    }

    private bool Fill()
    {
        (_at, _filled) = (0, reader.Read(_buffer, 0, _buffer.Length));
        return _filled > 0;
    }
}
