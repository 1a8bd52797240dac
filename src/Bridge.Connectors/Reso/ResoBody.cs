using System.Buffers;

namespace Bridge.Connectors.Reso;

/// <summary>The bytes of an answer, in a rented buffer.</summary>
internal sealed class ResoBody : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(256 * 1024);
    private int _length;

    /// <summary>Link to the next page from the <c>Link</c> header, or null.</summary>
    public string? HeaderLink { get; init; }

    /// <summary>The bytes without a byte order mark.</summary>
    public ReadOnlySpan<byte> Span =>
        _bytes.AsSpan(0, _length) is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : _bytes.AsSpan(0, _length);

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends when the bytes are here.</returns>
    public async Task FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (await stream.ReadAsync(_bytes.AsMemory(_length), cancellationToken) is > 0 and var read)
        {
            _length += read;
            if (_length == _bytes.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
                _bytes.AsSpan().CopyTo(larger);
                ArrayPool<byte>.Shared.Return(_bytes);
                _bytes = larger;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }
}
