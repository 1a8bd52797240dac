using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Sandbox.Salesforce.Schema;

namespace Bridge.Sandbox.Salesforce.Api;

/// <summary>Makes custom fields. As in a real org, nobody sees a new field before a permission set gives it.</summary>
/// <remarks>Source: Tooling API Developer Guide, CustomField; Metadata API Developer Guide, CustomField.</remarks>
internal sealed partial class ToolingEndpoints(SalesforceOrg org)
{
    public ApiReply Answer(ApiRequest request)
    {
        if (request is not { Method: "POST", Path: ["tooling", "sobjects", "CustomField"] })
        {
            return ApiReply.NotFound;
        }

        if (!org.Options.MayCustomize || request.UserId != org.UserId(org.Options.UserName))
        {
            return ApiReply.Error(403, "INSUFFICIENT_ACCESS", "You do not have permission to customize the application");
        }

        var full = Text(request.Body, "FullName") ?? "";
        var dot = full.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || org.Table(full[..dot]) is not { } table || !Named().IsMatch(full[(dot + 1)..])
            || !request.Body.TryGetProperty("Metadata", out var metadata) || Read(full[(dot + 1)..], metadata) is not { } field)
        {
            return ApiReply.Error(400, "FIELD_INTEGRITY_EXCEPTION", "The custom field's name or metadata cannot be used");
        }

        if (table.Type.Find(field.Name) is not null)
        {
            return ApiReply.Error(400, "DUPLICATE_DEVELOPER_NAME", $"There is already a field named {field.Name} on {table.Type.Name}.");
        }

        request.Call.Applied = true;
        table.Type.Add(field);
        return new ApiReply(201, json =>
        {
            json.WriteStartObject();
            json.WriteString("id"u8, SalesforceId.Of("00N", table.Type.Fields.Count));
            json.WriteBoolean("success"u8, true);
            json.WriteStartArray("errors"u8);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static SObjectField? Read(string name, JsonElement metadata)
    {
        var type = Text(metadata, "type") switch
        {
            "Text" => "string",
            "LongTextArea" or "TextArea" => "textarea",
            "Checkbox" => "boolean",
            "Number" => "double",
            "Date" => "date",
            "DateTime" => "datetime",
            "Picklist" => "picklist",
            "MultiselectPicklist" => "multipicklist",
            "Email" => "email",
            "Phone" => "phone",
            _ => null,
        };
        var length = Number(metadata, "length");
        return type is null || Text(metadata, "label") is null || (type == "string" && length is < 1 or > 255) || (type == "boolean" && Text(metadata, "defaultValue") is null)
            ? null
            : new SObjectField(name, type, type is "picklist" ? 255 : type is "email" ? 80 : type is "phone" ? 40 : length)
            {
                Label = Text(metadata, "label") ?? name,
                IsExternalId = Flag(metadata, "externalId"),
                IsUnique = Flag(metadata, "unique"),
                IsCaseSensitive = Flag(metadata, "caseSensitive"),
                Precision = Number(metadata, "precision"),
                Scale = Number(metadata, "scale"),
                Choices = Choices(metadata),
                IsRestricted = metadata.TryGetProperty("valueSet", out var set) && Flag(set, "restricted"),
            };
    }

    private static string[] Choices(JsonElement metadata) =>
        metadata.TryGetProperty("valueSet", out var set) && set.TryGetProperty("valueSetDefinition", out var definition)
            && definition.TryGetProperty("value", out var values)
            ? [.. values.EnumerateArray().Select(value => Text(value, "valueName") ?? Text(value, "fullName") ?? "")]
            : [];

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static int Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 0;

    [GeneratedRegex("^[A-Za-z](?:_?[A-Za-z0-9])*__c$")]
    private static partial Regex Named();
}
