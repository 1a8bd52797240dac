using System.Net;
using System.Text.Json;
using Bridge.Connectors.Http.Egress;
using Bridge.Connectors.Tables;

namespace Bridge.Connectors.Http.Bodies;

/// <summary>A body that was read to its end, in rented memory; disposing the answer gives it back.</summary>
internal sealed class WholeContent : HttpContent
{
    private const int UsualLength = 16 * 1024;
    private readonly PooledBytes _bytes;

    private WholeContent(PooledBytes bytes, HttpContent original)
    {
        _bytes = bytes;
        foreach (var header in original.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>Reads a body to its end.</summary>
    /// <param name="content">The body; disposed when it was read.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The same body in memory.</returns>
    public static async Task<WholeContent> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var bytes = new PooledBytes((int)Math.Clamp(content.Headers.ContentLength ?? 0, UsualLength, 1 << 20));
        try
        {
            await using (var stream = await content.ReadAsStreamAsync(cancellationToken))
            {
                while (await stream.ReadAsync(bytes.GetMemory(), cancellationToken) is > 0 and var read)
                {
                    bytes.Advance(read);
                }
            }

            var whole = new WholeContent(bytes, content);
            content.Dispose();
            return whole;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>The body; not to be used after the answer was disposed.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.Written;

    /// <summary>Looks whether the body is empty or one whole JSON value.</summary>
    /// <returns>False for anything else.</returns>
    public bool IsEmptyOrJson()
    {
        if (_bytes.Written.IsEmpty)
        {
            return true;
        }

        var reader = new Utf8JsonReader(_bytes.Written.Span);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Looks whether the body begins and ends as a JSON object does.</summary>
    /// <returns>False for anything else, an empty body among them; true for bytes that are packed still and say nothing yet.</returns>
    public bool IsObject()
    {
        var plain = _bytes.Written.Span is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : _bytes.Written.Span;
        return plain.Trim(" \t\r\n"u8) is [(byte)'{', .., (byte)'}'] || Headers.ContentEncoding.Count > 0;
    }

    /// <summary>Looks whether the body is a page for people.</summary>
    /// <returns>True for HTML.</returns>
    public bool IsPage() => Headers.ContentType?.MediaType?.Equals("text/html", StringComparison.OrdinalIgnoreCase) == true
        && _bytes.Written.Span.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'<', ..];

    /// <summary>Looks whether the body begins and ends as an XML document does, and is no HTML page.</summary>
    /// <returns>False for anything else; true for bytes that are packed still and say nothing yet.</returns>
    public bool IsWholeXml() => XmlEnds.AreWhole(_bytes.Written.Span) || Headers.ContentEncoding.Count > 0;

    /// <summary>Looks whether the body is a whole <c>multipart/mixed</c>.</summary>
    /// <returns>False for anything else.</returns>
    public bool IsWholeParts() => HttpParts.BoundaryOf(Headers.ContentType) is { } boundary && HttpParts.IsWhole(_bytes.Written.Span, boundary);

    /// <summary>Looks whether the body is a file of comma separated values down to the end of its last line.</summary>
    /// <returns>False for anything else.</returns>
    public bool IsWholeCsv()
    {
        if (Headers.ContentType?.MediaType?.Equals(EgressCsv.MediaType, StringComparison.OrdinalIgnoreCase) != true)
        {
            return false;
        }

        var rows = RowReader.Of(_bytes.Written);
        var isThere = false;
        while (rows.Read())
        {
            isThere = true;
        }

        return isThere && !rows.IsCut;
    }

    /// <inheritdoc />
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        stream.WriteAsync(_bytes.Written).AsTask();

    /// <inheritdoc />
    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new ReadOnlyMemoryContent(_bytes.Written).ReadAsStream());

    /// <inheritdoc />
    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Written.Length;
        return true;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _bytes.Dispose();
        }

        base.Dispose(disposing);
    }
}
