using System.Text.Json;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Dataverse.Schema;
using Bridge.Core.Model;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>One field of a shape that leads to another row: by that row's id, or by its alternate key.</summary>
/// <remarks>Source: Microsoft Learn, "Associate and disassociate table rows by using the Web API", and "Use an alternate key to reference a record".</remarks>
/// <param name="position">Its position in the shape.</param>
/// <param name="way">The way.</param>
/// <param name="other">Kind of the other row.</param>
/// <param name="isByKey">True when the value is the other row's external id, false when it is Dataverse's own id.</param>
internal sealed class DataverseLink(int position, DataverseNavigation way, DataverseKind other, bool isByKey) : IDataverseSlot
{
    private readonly string _bind = $"{way.Property}@odata.bind";
    private readonly string _lookup = $"_{way.Column}_value";

    /// <inheritdoc />
    public int Position => position;

    /// <inheritdoc />
    public string? Select => isByKey ? null : _lookup;

    /// <inheritdoc />
    public string? Expand => isByKey ? $"{way.Property}($select={other.KeyColumn})" : null;

    /// <inheritdoc />
    public bool IsLate => false;

    /// <inheritdoc />
    public string? Fault(FieldValue value) => null;

    /// <inheritdoc />
    public void Write(Utf8JsonWriter writer, FieldValue value)
    {
        if (value.AsText is { } text)
        {
            writer.WriteString(_bind, "/" + (isByKey ? other.Address(text) : $"{other.Set}({text})"));
        }
        else
        {
            writer.WriteNull(way.Property);
        }
    }

    /// <inheritdoc />
    public bool IsUnlisted(JsonElement row) => false;

    /// <inheritdoc />
    public FieldValue Read(JsonElement row)
    {
        var value = isByKey ? row.Of(way.Property) : row.Of(_lookup);
        return value.ValueKind switch
        {
            JsonValueKind.Null => FieldValue.Blank,
            JsonValueKind.Object => value.TextOf(other.KeyColumn) is { } key ? FieldValue.Text(DataverseKey.Decode(key)) : FieldValue.NotSent,
            JsonValueKind.String => FieldValue.Text(value.GetString()),
            _ => FieldValue.NotSent,
        };
    }
}
