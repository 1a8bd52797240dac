using System.Text.Json;
using Bridge.Sandbox.Salesforce.Schema;
using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Api;

/// <summary>What objects and fields there are, as far as the user may see them.</summary>
/// <remarks>Source: REST API Developer Guide, "Describe Global", "sObject Basic Information" and "sObject Describe".</remarks>
internal sealed class DescribeEndpoints(SalesforceOrg org)
{
    public ApiReply All() => ApiReply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("encoding"u8, "UTF-8");
        json.WriteNumber("maxBatchSize"u8, 200);
        json.WriteStartArray("sobjects"u8);
        foreach (var table in org.Tables)
        {
            json.WriteStartObject();
            Head(json, table.Type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public ApiReply One(ApiRequest request, SObjectTable table)
    {
        var rights = org.Rights.Of(request.UserId, table.Type);
        return ApiReply.Json(json =>
        {
            json.WriteStartObject();
            Head(json, table.Type);
            json.WriteStartArray("fields"u8);
            foreach (var field in table.Type.Fields.Where(rights.MayRead))
            {
                Field(json, field, rights.MayEdit(field));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public static ApiReply Head(SObjectTable table) => ApiReply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("objectDescribe"u8);
        Head(json, table.Type);
        json.WriteEndObject();
        json.WriteStartArray("recentItems"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Head(Utf8JsonWriter json, SObjectType type)
    {
        json.WriteString("name"u8, type.Name);
        json.WriteString("label"u8, type.Name);
        json.WriteString("keyPrefix"u8, type.Prefix);
        json.WriteBoolean("createable"u8, !type.IsReadOnly);
        json.WriteBoolean("updateable"u8, !type.IsReadOnly);
        json.WriteBoolean("queryable"u8, true);
        json.WriteBoolean("custom"u8, type.Name.EndsWith("__c", StringComparison.Ordinal));
    }

    private static void Field(Utf8JsonWriter json, SObjectField field, bool mayEdit)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, field.Name);
        json.WriteString("label"u8, field.Label);
        json.WriteString("type"u8, field.Type);
        json.WriteNumber("length"u8, field.Length);
        json.WriteNumber("precision"u8, field.Precision);
        json.WriteNumber("scale"u8, field.Scale);
        json.WriteBoolean("custom"u8, field.IsCustom);
        json.WriteBoolean("externalId"u8, field.IsExternalId);
        json.WriteBoolean("unique"u8, field.IsUnique);
        json.WriteBoolean("caseSensitive"u8, field.IsCaseSensitive);
        json.WriteBoolean("idLookup"u8, field.IsExternalId || field.Name is "Id" or "Email");
        json.WriteBoolean("nillable"u8, !field.IsRequired && field.Type != "boolean");
        json.WriteBoolean("createable"u8, mayEdit);
        json.WriteBoolean("updateable"u8, mayEdit);
        json.WriteBoolean("restrictedPicklist"u8, field.IsRestricted);
        json.WriteString("relationshipName"u8, field.RelationshipName);
        json.WriteStartArray("referenceTo"u8);
        foreach (var target in field.Targets)
        {
            json.WriteStringValue(target);
        }

        json.WriteEndArray();
        json.WriteStartArray("picklistValues"u8);
        foreach (var choice in field.Choices)
        {
            json.WriteStartObject();
            json.WriteString("value"u8, choice);
            json.WriteString("label"u8, choice);
            json.WriteBoolean("active"u8, true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
