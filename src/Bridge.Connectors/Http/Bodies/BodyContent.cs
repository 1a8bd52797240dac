using System.Net;

namespace Bridge.Connectors.Http.Bodies;

/// <summary>A body that lies in memory: the egress gate looks at the very bytes that leave, without a copy of them.</summary>
/// <param name="bytes">The bytes; they stay as they are until the call is answered.</param>
internal sealed class BodyContent(ReadOnlyMemory<byte> bytes) : HttpContent
{
    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <inheritdoc />
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

    /// <inheritdoc />
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stream.WriteAsync(bytes, cancellationToken).AsTask();

    /// <inheritdoc />
    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
