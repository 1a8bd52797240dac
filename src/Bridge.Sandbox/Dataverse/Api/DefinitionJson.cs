using System.Text.Json;
using Bridge.Sandbox.Dataverse.Schema;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary>Writes definitions of tables, columns and keys.</summary>
internal static class DefinitionJson
{
    /// <summary>Writes a table.</summary>
    /// <param name="json">Writer inside an object.</param>
    /// <param name="type">The table.</param>
    /// <param name="expand">What is asked for beside the table itself.</param>
    /// <param name="now">The time.</param>
    public static void Entity(Utf8JsonWriter json, EntityType type, string expand, DateTimeOffset now)
    {
        json.WriteString("LogicalName"u8, type.Name);
        json.WriteString("SchemaName"u8, type.Name);
        json.WriteString("EntitySetName"u8, type.SetName);
        json.WriteString("PrimaryIdAttribute"u8, type.PrimaryId);
        json.WriteString("PrimaryNameAttribute"u8, type.PrimaryName);
        json.WriteBoolean("ChangeTrackingEnabled"u8, type.TracksChanges);
        if (expand.Contains("Attributes(", StringComparison.Ordinal))
        {
            List(json, "Attributes", type.Columns, Column);
        }

        if (expand.Contains("Keys(", StringComparison.Ordinal))
        {
            List(json, "Keys", type.Keys, (writer, key) => Key(writer, key, now));
        }

        if (expand.Contains("ManyToOneRelationships(", StringComparison.Ordinal))
        {
            var lookups = type.Columns.Where(column => column.IsLookup).SelectMany(column => (column.Type == ColumnType.Owner ? ["owner"] : column.Targets).Select(target => (Column: column, Target: target)));
            List(json, "ManyToOneRelationships", lookups, (writer, lookup) => Relationship(writer, lookup.Column, lookup.Target));
        }
    }

    public static void Column(Utf8JsonWriter json, Column column)
    {
        json.WriteString("@odata.type"u8, $"#Microsoft.Dynamics.CRM.{column.Type}AttributeMetadata");
        json.WriteString("MetadataId"u8, column.MetadataId);
        json.WriteString("LogicalName"u8, column.Name);
        json.WriteString("SchemaName"u8, column.Name);
        json.WriteString("AttributeType"u8, column.Type.ToString());
        json.WriteBoolean("IsCustomAttribute"u8, column.IsCustom);
        json.WriteBoolean("IsValidForCreate"u8, column.IsForCreate);
        json.WriteBoolean("IsValidForUpdate"u8, column.IsForUpdate);
        json.WriteBoolean("IsSecured"u8, column.IsSecured);
        if (column.MaxLength > 0)
        {
            json.WriteNumber("MaxLength"u8, column.MaxLength);
        }

        if (column.Choices.Count > 0)
        {
            json.WriteStartObject("OptionSet"u8);
            List(json, "Options", column.Choices, (writer, choice) =>
            {
                writer.WriteNumber("Value"u8, choice.Value);
                writer.WriteStartObject("Label"u8);
                writer.WriteStartObject("UserLocalizedLabel"u8);
                writer.WriteString("Label"u8, choice.Label);
                writer.WriteNumber("LanguageCode"u8, 1033);
                writer.WriteEndObject();
                writer.WriteEndObject();
            });
            json.WriteEndObject();
        }
    }

    private static void Relationship(Utf8JsonWriter json, Column column, string target)
    {
        json.WriteString("ReferencingAttribute"u8, column.Name);
        json.WriteString("ReferencedEntity"u8, target);
        json.WriteString("ReferencingEntityNavigationPropertyName"u8, column.Targets.Count > 1 && column.Type != ColumnType.Owner ? $"{column.Name}_{target}" : column.Name);
    }

    public static void Key(Utf8JsonWriter json, AlternateKey key, DateTimeOffset now)
    {
        json.WriteString("MetadataId"u8, key.MetadataId);
        json.WriteString("SchemaName"u8, key.SchemaName);
        json.WriteString("LogicalName"u8, key.SchemaName.ToLowerInvariant());
        json.WriteString("EntityKeyIndexStatus"u8, key.StatusAt(now));
        json.WriteStartArray("KeyAttributes"u8);
        foreach (var column in key.Columns)
        {
            json.WriteStringValue(column);
        }

        json.WriteEndArray();
    }

    public static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
