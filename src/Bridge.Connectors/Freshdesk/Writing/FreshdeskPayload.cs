using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Freshdesk.Writing;

/// <summary>Writes a record as Freshdesk wants it, with its key.</summary>
internal sealed class FreshdeskPayload
{
    // Everything beyond ASCII goes out as UTF-8: half the bytes for names with accents.
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TargetField _key = new() { Name = $"{FreshdeskKind.CustomFields}.{FreshdeskKind.CompanyKey}", IsKey = true };
    private readonly FreshdeskKind _kind;
    private readonly JsonLayout _layout;
    private readonly TargetShape _shape;

    /// <summary>Prepares for a shape.</summary>
    /// <param name="kind">Kind of the records.</param>
    /// <param name="shape">The fields the route writes.</param>
    public FreshdeskPayload(FreshdeskKind kind, TargetShape shape)
    {
        (_kind, _shape) = (kind, Keyed(kind, shape));
        _layout = new JsonLayout(_shape, kind.Rules);
    }

    /// <summary>Writes one record.</summary>
    /// <param name="write">The record.</param>
    /// <returns>The JSON.</returns>
    public ReadOnlyMemory<byte> Of(Write write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, _options);
        writer.WriteStartObject();
        if (!_kind.HasCustomKey)
        {
            writer.WriteString(FreshdeskKind.ContactKey, write.ExternalId);
        }

        _layout.Write(writer, WithKey(write));
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    // A company's key stands among its custom fields, so it is written as one of them.
    private static TargetShape Keyed(FreshdeskKind kind, TargetShape shape) =>
        kind.HasCustomKey ? new TargetShape(shape.Fields.Where(field => field.Name != _key.Name).Append(_key)) : shape;

    private MappedRecord WithKey(Write write)
    {
        var record = new MappedRecord(_shape);
        for (var position = 0; position < _shape.Fields.Count; position++)
        {
            record[position] = write.Fields.Find(_shape.Fields[position].Name);
        }

        if (_kind.HasCustomKey)
        {
            record[_shape.Fields.Count - 1] = FieldValue.Text(write.ExternalId);
        }

        return record;
    }
}
