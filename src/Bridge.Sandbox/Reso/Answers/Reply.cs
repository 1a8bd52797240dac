using System.Buffers;

namespace Bridge.Sandbox.Reso.Answers;

/// <summary>A finished answer: made while the rows stand still, sent afterwards.</summary>
internal sealed record Reply(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    public const string Json = "application/json; odata.metadata=minimal; charset=utf-8";

    public const string Xml = "application/xml; charset=utf-8";

    /// <summary>Headers beside the common ones.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static Reply Of(ArrayBufferWriter<byte> body, int status = 200) => new(status, Json, body.WrittenMemory);
}
