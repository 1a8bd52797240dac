using System.Text.Json;
using Bridge.Sandbox.Dataverse.Schema;

namespace Bridge.Sandbox.Dataverse.Store;

/// <summary>Reads the JSON of a row into values of its columns.</summary>
internal sealed class SentRow(DataverseOrg org)
{
    private const string Bind = "@odata.bind";

    /// <summary>Reads a row.</summary>
    /// <exception cref="RowRefusedException">A name is unknown, a value does not fit, or a row it refers to is not there.</exception>
    public Dictionary<string, object?> Read(EntityType type, JsonElement sent)
    {
        if (sent.ValueKind != JsonValueKind.Object)
        {
            throw new RowRefusedException(400, "0x80048d19", "Error identified in Payload provided by the user: an empty payload or one that is no JSON object was received.");
        }

        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in sent.EnumerateObject())
        {
            var name = property.Name;
            if (name.EndsWith(Bind, StringComparison.Ordinal))
            {
                var (column, target) = Navigation(type, name[..^Bind.Length]);
                values[column.Name] = property.Value.ValueKind == JsonValueKind.Null ? null : Reference(target, property.Value.GetString() ?? "");
            }
            else if (name.StartsWith('@') || name.Contains("@odata.", StringComparison.Ordinal))
            {
                continue; // annotations
            }
            else if (type.Find(name) is { IsLookup: false } column)
            {
                values[column.Name] = ValueReading.Read(type, column, property.Value);
            }
            else if (property.Value.ValueKind == JsonValueKind.Null && type.FindNavigation(name) is { } cleared)
            {
                values[cleared.Column.Name] = null;
            }
            else
            {
                throw Unknown(type, name);
            }
        }

        return values;
    }

    private static (Column Column, string Target) Navigation(EntityType type, string name) => type.FindNavigation(name) ?? throw Unknown(type, name);

    private static RowRefusedException Unknown(EntityType type, string name) => new(
        400, "0x80048d19",
        $"Error identified in Payload provided by the user for Entity :'{type.SetName}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Microsoft.OData.ODataException: The property '{name}' does not exist on type 'Microsoft.Dynamics.CRM.{type.Name}'. Make sure to only use property names that are defined by the type.");

    // With and without a slash before it, and as a full address; by id and by key.
    private EntityReference Reference(string target, string text)
    {
        var path = text[(text.LastIndexOf('/', text.Contains('(', StringComparison.Ordinal) ? text.IndexOf('(', StringComparison.Ordinal) : text.Length - 1) + 1)..];
        var open = path.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !path.EndsWith(')') || org.FindSet(path[..open]) is not { } table || !Leads(target, table.Type.Name))
        {
            throw new RowRefusedException(400, "0x80048d19", "Error identified in Payload provided by the user: Invalid property value for an entity reference.");
        }

        var address = KeyReader.Read(table.Type, Uri.UnescapeDataString(path[(open + 1)..^1]), org.Time.GetUtcNow());
        return address.In(table) is { } row ? new EntityReference(table.Type.Name, row.Id) : throw RowFaults.Missing(table.Type, address);
    }

    private static bool Leads(string target, string name) => target == name || (target == StandardEntities.Principal && name is ("systemuser" or "team"));
}
