using System.Text.Json;
using Bridge.Sandbox.Dataverse.Access;
using Bridge.Sandbox.Dataverse.Schema;
using Bridge.Sandbox.Dataverse.Store;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Dataverse.Query;

/// <summary>Writes rows as the Web API does.</summary>
internal static class RowJson
{
    private const string Formatted = "@OData.Community.Display.V1.FormattedValue";

    /// <summary>Writes the properties of a row into the object that is open; a secured column the user may not read is null.</summary>
    public static void Properties(Utf8JsonWriter json, DataverseOrg org, EntityTable table, EntityRow row, AskedFor asked, AppUser user)
    {
        json.WriteString("@odata.etag"u8, row.ETag);
        foreach (var column in asked.Columns)
        {
            var value = column.Name == "versionnumber" ? row.Version : org.Security.MayRead(user, table.Type, column) ? row[column.Name] : null;
            Value(json, column.Property, value);
            if (asked.HasAnnotations && value is not null)
            {
                Annotate(json, org, column, value);
            }
        }

        foreach (var (property, lookup, of) in asked.Expanded)
        {
            if (row[lookup.Name] is EntityReference reference && org.FindTable(reference.Entity) is { } other && other.Find(reference.Id) is { } found)
            {
                json.WriteStartObject(property);
                Properties(json, org, other, found, of, user);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull(property);
            }
        }
    }

    /// <summary>Writes one value; of a reference its id.</summary>
    public static void Value(Utf8JsonWriter json, string name, object? value) =>
        JsonValue.Write(json, name, value is EntityReference reference ? reference.Id : value, "yyyy-MM-dd'T'HH:mm:ss'Z'");

    private static void Annotate(Utf8JsonWriter json, DataverseOrg org, Column column, object value)
    {
        if (value is EntityReference reference)
        {
            json.WriteString($"{column.Property}@Microsoft.Dynamics.CRM.lookuplogicalname", reference.Entity);
            if (org.FindTable(reference.Entity) is { } table && table.Find(reference.Id) is { } row)
            {
                json.WriteString(column.Property + Formatted, row[table.Type.PrimaryName]?.ToString() ?? "");
            }
        }
        else if (column.Choices.FirstOrDefault(choice => Equals(choice.Value, value)) is { } choice)
        {
            json.WriteString(column.Property + Formatted, choice.Label);
        }
    }
}
