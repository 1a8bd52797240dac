using System.Buffers;

namespace Bridge.Connectors.Http.Bodies;

/// <summary>Bytes in a rented array, so that bodies of a few hundred kilobytes do not each cost a full collection.</summary>
/// <param name="expected">About how many bytes are coming.</param>
internal sealed class PooledBytes(int expected) : IBufferWriter<byte>, IDisposable
{
    private byte[] _array = ArrayPool<byte>.Shared.Rent(expected);
    private int _length;

    /// <summary>What was written; not to be used after the array was given back.</summary>
    public ReadOnlyMemory<byte> Written => _array.AsMemory(0, _length);

    /// <inheritdoc />
    public void Advance(int count) => _length += count;

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var needed = _length + Math.Max(sizeHint, 1);
        if (needed > _array.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 2 * _array.Length));
            _array.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_array);
            _array = larger;
        }

        return _array.AsMemory(_length);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Takes back what was written last.</summary>
    /// <param name="length">Bytes that stay.</param>
    public void CutTo(int length) => _length = Math.Min(length, _length);

    /// <summary>Gives the array back; a second time does nothing.</summary>
    public void Dispose()
    {
        var array = _array;
        (_array, _length) = ([], 0);
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
