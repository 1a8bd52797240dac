using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Http.Bodies;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>Writes operations as one batch; those that fail leave the others alone.</summary>
/// <remarks>
/// No change set: each operation stands by itself. Lines end in CRLF, as the service demands.
/// Source: Microsoft Learn, "Execute batch operations using the Web API", "Upsert a table row".
/// </remarks>
/// <param name="kind">Kind of the records.</param>
/// <param name="layout">How their fields lie in the JSON.</param>
internal sealed class DataverseBatch(DataverseKind kind, DataverseLayout layout)
{
    /// <summary>Most operations of one call.</summary>
    public const int Most = 1000;

    // Within JSON no line begins with it, so that it need not be a new one each time.
    private const string Boundary = "batch_mlscrmbridge";

    /// <summary>Content type of the whole.</summary>
    public const string ContentType = $"{HttpParts.MediaType}; boundary={Boundary}";

    // Everything beyond ASCII goes out as UTF-8: half the bytes for names with accents.
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a batch.</summary>
    /// <param name="operations">The operations.</param>
    /// <returns>The body.</returns>
    public PooledBytes Of(IReadOnlyList<DataverseOperation> operations)
    {
        var buffer = new PooledBytes(1536 * operations.Count);
        using var json = new Utf8JsonWriter(buffer, _options);
        foreach (var operation in operations)
        {
            Text(buffer, $"--{Boundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n{Head(operation)}\r\n\r\n");
            json.WriteStartObject();
            if (operation.IsLate)
            {
                layout.WriteLate(json, operation.Write.Fields);
            }
            else
            {
                layout.Write(json, operation.Write.Fields, operation.MayCreate);
            }

            json.WriteEndObject();
            json.Flush();
            json.Reset();
            Text(buffer, "\r\n");
        }

        Text(buffer, $"--{Boundary}--\r\n");
        return buffer;
    }

    // A row that may be made comes back with its id and its state: 201 tells that it was made, 200 that it was there.
    private string Head(DataverseOperation operation)
    {
        var address = $"PATCH {DataverseClient.Root}{kind.Address(operation.Write.ExternalId)}";
        var tells = operation.MayCreate || operation.Write.TargetId is null;
        var query = tells ? $"?$select={string.Join(',', layout.Told.Prepend(kind.IdColumn))}" : "";
        var prefer = tells ? "\r\nPrefer: return=representation" : "";
        var match = operation.MayCreate ? "" : "\r\nIf-Match: *";
        return $"{address}{query} HTTP/1.1\r\nContent-Type: application/json{prefer}{match}";
    }

    private static void Text(PooledBytes buffer, string text) => buffer.Advance(Encoding.UTF8.GetBytes(text, buffer.GetSpan(text.Length)));
}
