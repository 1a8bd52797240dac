using System.Text;

namespace Bridge.Connectors.Tests;

/// <summary>A start, one piece over and over, an end: a long file that is never in memory as a whole.</summary>
internal sealed class PiecesStream(string start, string piece, long length, string end) : Stream
{
    private readonly byte[] _start = Encoding.UTF8.GetBytes(start);
    private readonly byte[] _piece = Encoding.UTF8.GetBytes(piece);
    private readonly byte[] _end = Encoding.UTF8.GetBytes(end);
    private long _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _start.Length + length + _end.Length;

    public override long Position { get => _at; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = 0;
        for (; read < count && _at < Length; read++, _at++)
        {
            buffer[offset + read] = _at < _start.Length ? _start[_at]
                : _at < _start.Length + length ? _piece[(_at - _start.Length) % _piece.Length]
                : _end[_at - _start.Length - length];
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
