using System.Buffers;
using Bridge.Connectors.Http.Bodies;

namespace Bridge.Connectors.Reso.Api;

/// <summary>The bytes of an answer: those that were read with it, or in a rented buffer where they have to be unpacked first.</summary>
internal sealed class ResoBody : IDisposable
{
    private readonly WholeContent? _whole;
    private byte[] _bytes = [];
    private int _length;

    /// <summary>Makes a body that is filled from a stream.</summary>
    public ResoBody()
    {
    }

    /// <summary>Makes a body of what was read with the answer; nothing is copied.</summary>
    /// <param name="whole">The content; the body disposes it.</param>
    public ResoBody(WholeContent whole) => _whole = whole;

    /// <summary>Link to the next page from the <c>Link</c> header, or null.</summary>
    public string? HeaderLink { get; init; }

    /// <summary>The bytes without a byte order mark.</summary>
    public ReadOnlySpan<byte> Span => All is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : All;

    private ReadOnlySpan<byte> All => _whole is { } whole ? whole.Bytes.Span : _bytes.AsSpan(0, _length);

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends when the bytes are here.</returns>
    public async Task FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        _bytes = ArrayPool<byte>.Shared.Rent(256 * 1024);
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
        _whole?.Dispose();
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = [];
        _length = 0;
    }
}
