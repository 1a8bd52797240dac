namespace Bridge.Audit;

/// <summary>Reads lines as bytes, with a bound on their length.</summary>
/// <param name="stream">The file.</param>
internal sealed class AuditLines(Stream stream)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isDone;

    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line without its line break; valid until the next call.</param>
    /// <param name="isWhole">False when the line break is missing or the line is too long.</param>
    /// <returns>False at the end of the file.</returns>
    public bool TryRead(out ReadOnlyMemory<byte> line, out bool isWhole)
    {
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                (line, isWhole) = (_buffer.AsMemory(_start, searched + at), true);
                _start += searched + at + 1;
                return true;
            }

            searched = _end - _start;
            if (_isDone || searched > AuditLine.Longest)
            {
                (line, isWhole) = (_buffer.AsMemory(_start, searched), false);
                _start = _end;
                return searched > 0;
            }

            Fill();
        }
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isDone = read == 0;
    }
}
