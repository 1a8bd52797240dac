using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary>Writes the answer to a batch.</summary>
internal sealed class BatchWriter
{
    private readonly ArrayBufferWriter<byte> _body = new(16 * 1024);

    /// <summary>The boundary of the parts.</summary>
    public string Boundary { get; } = $"batchresponse_{Guid.NewGuid()}";

    /// <summary>Adds the answer to one operation.</summary>
    public void Add(ODataReply reply) => Part(Boundary, reply, null);

    /// <summary>Adds the answers to a change set.</summary>
    public void Add(IReadOnlyList<(ODataReply Reply, string? ContentId)> replies)
    {
        var inner = $"changesetresponse_{Guid.NewGuid()}";
        Text($"--{Boundary}\r\nContent-Type: multipart/mixed; boundary={inner}\r\n\r\n");
        foreach (var (reply, id) in replies)
        {
            Part(inner, reply, id);
        }

        Text($"--{inner}--\r\n");
    }

    /// <summary>The whole body.</summary>
    public ReadOnlyMemory<byte> End()
    {
        Text($"--{Boundary}--\r\n");
        return _body.WrittenMemory;
    }

    private void Part(string boundary, ODataReply reply, string? contentId)
    {
        Text($"--{boundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
        Text(contentId is null ? "\r\n" : $"Content-ID: {contentId}\r\n\r\n");
        Text(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {ReasonPhrases.GetReasonPhrase(reply.Status)}\r\n"));
        foreach (var (name, value) in reply.Headers)
        {
            Text($"{name}: {value}\r\n");
        }

        Text(reply.Write is null ? "OData-Version: 4.0\r\n\r\n" : "Content-Type: application/json; odata.metadata=minimal\r\nOData-Version: 4.0\r\n\r\n");
        _body.Write(reply.Body());
        Text("\r\n");
    }

    private void Text(string text) => Encoding.UTF8.GetBytes(text, _body);
}
