using System.Text.Json;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Salesforce.Writing;

/// <summary>One field of a shape. A name with a dot, <c>Account.MLS_Key__c</c>, names the other record by a key of its own.</summary>
/// <remarks>Source: REST API Developer Guide, "Insert or Update (Upsert) a Record Using an External ID", relationship fields.</remarks>
/// <param name="field">The field.</param>
/// <param name="position">Its position in the shape.</param>
internal sealed class SalesforceSlot(TargetField field, int position)
{
    // Salesforce's own form of several values in one.
    private const string Separator = ";";

    private readonly JsonForm _form = new(field.Type, Separator);
    private readonly string? _relationship = field.Name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? field.Name[..dot] : null;
    private readonly string _key = field.Name[(field.Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>Name of the field in a query.</summary>
    public string Name { get; } = field.Name;

    /// <summary>Its position in the shape.</summary>
    public int Position => position;

    /// <summary>Writes the value as a property, unless it is not sent.</summary>
    /// <param name="writer">Writer inside an object.</param>
    /// <param name="value">The value.</param>
    public void Write(Utf8JsonWriter writer, FieldValue value)
    {
        if (!value.IsSent)
        {
            return;
        }

        if (_relationship is null)
        {
            writer.WritePropertyName(_key);
            _form.Write(writer, value);
        }
        else if (value.IsBlank)
        {
            writer.WriteNull($"{_relationship}Id");
        }
        else
        {
            writer.WriteStartObject(_relationship);
            writer.WritePropertyName(_key);
            _form.Write(writer, value);
            writer.WriteEndObject();
        }
    }

    /// <summary>Reads the value.</summary>
    /// <param name="row">The record's JSON.</param>
    /// <returns>The value; not sent when the record does not hold the field.</returns>
    public FieldValue Read(JsonElement row)
    {
        if (_relationship is null)
        {
            return _form.Read(row.Of(_key));
        }

        var other = row.Of(_relationship);
        return other.ValueKind == JsonValueKind.Null ? FieldValue.Blank : _form.Read(other.Of(_key));
    }
}
