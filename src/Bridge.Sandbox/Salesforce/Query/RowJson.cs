using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Salesforce.Store;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Salesforce.Query;

/// <summary>Writes records as queries and retrievals give them.</summary>
internal static class RowJson
{
    private const string Instants = "yyyy-MM-dd'T'HH:mm:ss.fff'+0000'";

    public static void Write(Utf8JsonWriter json, string version, SObjectTable table, SObjectRow row, IReadOnlyList<SoqlColumn> columns)
    {
        json.WriteStartObject();
        Attributes(json, version, table, row);
        foreach (var group in columns.GroupBy(column => column.Reference))
        {
            if (group.Key is null)
            {
                foreach (var column in group)
                {
                    Value(json, column.Field.Name, row[column.Field]);
                }
            }
            else if (group.First().Holder(row) is { } holder)
            {
                json.WriteStartObject(group.Key.RelationshipName ?? "");
                Attributes(json, version, holder.Table, holder.Row);
                foreach (var column in group)
                {
                    Value(json, column.Field.Name, column.ValueOf(holder.Table, holder.Row));
                }

                json.WriteEndObject();
            }
            else
            {
                json.WriteNull(group.Key.RelationshipName ?? "");
            }
        }

        json.WriteEndObject();
    }

    public static void Value(Utf8JsonWriter json, string name, object? value) => JsonValue.Write(json, name, value, Instants);

    /// <summary>An instant as the API writes it: <c>2026-01-01T00:00:00.000+0000</c>.</summary>
    public static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(Instants, CultureInfo.InvariantCulture);

    private static void Attributes(Utf8JsonWriter json, string version, SObjectTable table, SObjectRow row)
    {
        json.WriteStartObject("attributes"u8);
        json.WriteString("type"u8, table.Type.Name);
        json.WriteString("url"u8, $"/services/data/{version}/sobjects/{table.Type.Name}/{row.Id}");
        json.WriteEndObject();
    }
}
