using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary>An answer, before it is sent.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Write">Writes the JSON; null for no body.</param>
internal sealed record ODataReply(int Status, Action<Utf8JsonWriter>? Write)
{
    public static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Headers beside those that every answer has.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static ODataReply Nothing { get; } = new(204, null);

    /// <summary>An answer whose object the writer fills.</summary>
    public static ODataReply Json(Action<Utf8JsonWriter> properties, int status = 200) => new(status, json =>
    {
        json.WriteStartObject();
        properties(json);
        json.WriteEndObject();
    });

    public static ODataReply Error(RowFault fault) => Json(
        json =>
        {
            json.WriteStartObject("error"u8);
            json.WriteString("code"u8, fault.Code);
            json.WriteString("message"u8, fault.Message);
            json.WriteEndObject();
        },
        fault.Status);

    /// <summary>The answer to a write that gives no body back.</summary>
    /// <param name="address">Address of the row.</param>
    /// <param name="isCreated">Whether a POST made it.</param>
    public static ODataReply Written(string address, bool isCreated) => Nothing with
    {
        Headers = isCreated ? [("OData-EntityId", address), ("Location", address)] : [("OData-EntityId", address)],
    };

    /// <summary>The body as bytes; empty for none.</summary>
    public byte[] Body()
    {
        if (Write is null)
        {
            return [];
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            Write(json);
        }

        return buffer.ToArray();
    }
}
