using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;

namespace Bridge.Sandbox.Reso.Answers;

/// <summary>The service document and <c>$metadata</c>.</summary>
internal static class MetadataReply
{
    public static Reply Metadata(IEdmModel model)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            if (!CsdlWriter.TryWriteCsdl(model, xml, CsdlTarget.OData, out IEnumerable<EdmError> errors))
            {
                throw new InvalidOperationException(string.Join("; ", errors));
            }
        }

        return new Reply(200, Reply.Xml, buffer.ToArray());
    }

    public static Reply Service(string root, IEnumerable<string> resources)
    {
        var body = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("@odata.context"u8, root + "$metadata");
            json.WriteStartArray("value"u8);
            foreach (var name in resources)
            {
                json.WriteStartObject();
                json.WriteString("name"u8, name);
                json.WriteString("kind"u8, "EntitySet"u8);
                json.WriteString("url"u8, name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Reply.Of(body);
    }
}
