using System.Text;

namespace Bridge.Sandbox.Serving;

/// <summary>One API call as it came in.</summary>
/// <param name="Line">Method, path and query.</param>
/// <param name="Headers">The headers, one a line, in the order they came in.</param>
/// <param name="Body">The body as it was sent; empty where there was none.</param>
public sealed record RecordedRequest(string Line, string Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The whole call: line, headers, body.</summary>
    /// <returns>Its bytes.</returns>
    public byte[] ToBytes() => [.. Encoding.UTF8.GetBytes($"{Line}\n{Headers}\n"), .. Body.Span, (byte)'\n'];
}
