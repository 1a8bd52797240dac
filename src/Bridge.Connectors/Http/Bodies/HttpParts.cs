using System.Net.Http.Headers;
using System.Text;

namespace Bridge.Connectors.Http.Bodies;

/// <summary>Reads bodies of type <c>multipart/mixed</c> whose parts are requests or answers, as batches of OData are.</summary>
/// <remarks>Source: RFC 2046, section 5.1; OData 4.0 part 1, section 11.7. Parts that hold parts of their own are not read.</remarks>
internal static class HttpParts
{
    /// <summary>The media type.</summary>
    public const string MediaType = "multipart/mixed";

    /// <summary>Tells what stands between the parts.</summary>
    /// <param name="type">Content type of the whole.</param>
    /// <returns>The boundary, or null when it is no such body.</returns>
    public static string? BoundaryOf(MediaTypeHeaderValue? type) =>
        type?.MediaType?.Equals(MediaType, StringComparison.OrdinalIgnoreCase) == true
            ? type.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"')
            : null;

    /// <summary>Tells whether a body goes to its end.</summary>
    /// <param name="body">The body.</param>
    /// <param name="boundary">Its boundary.</param>
    /// <returns>True when its last line is the last boundary.</returns>
    public static bool IsWhole(ReadOnlySpan<byte> body, string boundary) => body.TrimEnd("\r\n"u8).EndsWith(Encoding.ASCII.GetBytes($"--{boundary}--"));

    /// <summary>Reads the parts.</summary>
    /// <param name="body">The body.</param>
    /// <param name="boundary">Its boundary.</param>
    /// <returns>The parts in order; null when it is not whole or not made of requests or answers.</returns>
    public static IReadOnlyList<HttpPart>? Read(ReadOnlyMemory<byte> body, string boundary)
    {
        // A boundary stands at the beginning of a line; the same letters inside JSON never do.
        var mark = Encoding.ASCII.GetBytes($"\r\n--{boundary}");
        var parts = new List<HttpPart>();
        var start = body.Span.StartsWith(mark.AsSpan(2)) ? -2 : body.Span.IndexOf(mark);
        if (start == -1)
        {
            return null;
        }

        while (true)
        {
            var rest = body[(start + mark.Length)..];
            if (rest.Span.StartsWith("--"u8))
            {
                return parts;
            }

            var end = rest.Span.IndexOf(mark);
            if (end < 0 || ReadOne(rest[..end]) is not { } part)
            {
                return null;
            }

            parts.Add(part);
            start += mark.Length + end;
        }
    }

    private static HttpPart? ReadOne(ReadOnlyMemory<byte> part)
    {
        var outer = part.Span.IndexOf("\r\n\r\n"u8);
        if (outer < 0)
        {
            return null;
        }

        var inner = part[(outer + 4)..];
        var line = inner.Span.IndexOf("\r\n"u8);
        if (line < 0)
        {
            return null;
        }

        // A part without headers of its own goes on with the blank line at once.
        var headers = inner.Span[line..].IndexOf("\r\n\r\n"u8);
        return headers < 0
            ? null
            : new HttpPart(
                Encoding.UTF8.GetString(inner.Span[..line]),
                headers == 0 ? "" : Encoding.UTF8.GetString(inner.Span[(line + 2)..(line + headers)]),
                Trimmed(inner[(line + headers + 4)..]));
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> body) => body[..body.Span.TrimEnd("\r\n"u8).Length];
}
