using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce.Writing;

/// <summary>Writes records as a collection.</summary>
/// <param name="kind">Kind of the records.</param>
/// <param name="layout">How their fields lie in the JSON.</param>
internal sealed class SalesforcePayload(SalesforceKind kind, SalesforceLayout layout)
{
    // Everything beyond ASCII goes out as UTF-8: half the bytes for names with accents.
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a batch; records that fail leave the others alone.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="byKey">True to name each record by its key, false by Salesforce's own id.</param>
    /// <returns>The JSON.</returns>
    public PooledBytes Many(IReadOnlyList<Write> batch, bool byKey)
    {
        var buffer = new PooledBytes(1024 * batch.Count);
        using var writer = new Utf8JsonWriter(buffer, _options);
        writer.WriteStartObject();
        writer.WriteBoolean("allOrNone"u8, false);
        writer.WriteStartArray("records"u8);
        foreach (var write in batch)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("attributes"u8);
            writer.WriteString("type"u8, kind.Name);
            writer.WriteEndObject();
            if (byKey)
            {
                writer.WriteString(SalesforceKind.KeyField, write.ExternalId);
            }
            else
            {
                writer.WriteString("id"u8, write.TargetId);
            }

            layout.For(write.Fields.Shape).Write(writer, write.Fields);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer;
    }
}
