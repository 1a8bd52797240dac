namespace Bridge.Core.Tables;

/// <summary>Reads another stream, and stops when one row of it goes on for too long: such a row would be held in memory.</summary>
/// <remarks>
/// Counts the bytes since <see cref="NextRow"/>, those that a reader takes ahead among them: let a row have many times the reader's buffer.
/// Not safe for parallel use. Source: CWE-409, highly compressed data (a file of some KiB unpacks to a row of many GiB).
/// </remarks>
/// <param name="inner">The stream; disposed with this one.</param>
/// <param name="most">Bytes that one row may have.</param>
public sealed class RowBoundStream(Stream inner, long most) : Stream
{
    private long _taken;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>A row has been read to its end.</summary>
    public void NextRow() => _taken = 0;

    /// <inheritdoc />
    /// <exception cref="RowTooLongException">The row has too many bytes.</exception>
    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    /// <inheritdoc />
    /// <exception cref="RowTooLongException">The row has too many bytes.</exception>
    public override int Read(Span<byte> buffer) => Counted(inner.Read(buffer));

    /// <inheritdoc />
    /// <exception cref="RowTooLongException">The row has too many bytes.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc />
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override void Flush()
    {
        // nothing is written
    }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Counted(int read)
    {
        _taken += read;
        return _taken <= most ? read : throw new RowTooLongException(most);
    }
}
