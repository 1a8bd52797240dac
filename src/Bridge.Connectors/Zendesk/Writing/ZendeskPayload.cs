using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Zendesk.Writing;

/// <summary>Writes records as Zendesk wants them.</summary>
/// <param name="kind">Kind of the records.</param>
/// <param name="layout">How their fields lie in the JSON.</param>
internal sealed class ZendeskPayload(ZendeskKind kind, JsonLayout layout)
{
    // Everything beyond ASCII goes out as UTF-8: half the bytes for names with accents.
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes many records: <c>{"users":[...]}</c>.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="ids">Zendesk's ids by external id, for calls that find records by them; otherwise null.</param>
    /// <returns>The JSON.</returns>
    public PooledBytes Many(IReadOnlyList<Write> batch, IReadOnlyDictionary<string, string>? ids)
    {
        var buffer = new PooledBytes(1024 * batch.Count);
        using var writer = new Utf8JsonWriter(buffer, _options);
        writer.WriteStartObject();
        writer.WriteStartArray(kind.Plural);
        foreach (var write in batch)
        {
            WriteRecord(writer, write, ids?.GetValueOrDefault(write.ExternalId));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer;
    }

    /// <summary>Writes one record: <c>{"user":{...}}</c>.</summary>
    /// <param name="write">The record.</param>
    /// <returns>The JSON.</returns>
    public ReadOnlyMemory<byte> One(Write write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, _options);
        writer.WriteStartObject();
        writer.WritePropertyName(kind.Singular);
        WriteRecord(writer, write, null);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private void WriteRecord(Utf8JsonWriter writer, Write write, string? id)
    {
        writer.WriteStartObject();
        if (id is not null && long.TryParse(id, out var number))
        {
            writer.WriteNumber("id", number);
        }

        writer.WriteString("external_id", write.ExternalId);
        if (write.IsNew && kind == ZendeskKind.Users)
        {
            // Without it Zendesk mails everyone it creates.
            writer.WriteBoolean("skip_verify_email", true);
        }

        layout.For(write.Fields.Shape).Write(writer, write.Fields);
        writer.WriteEndObject();
    }
}
