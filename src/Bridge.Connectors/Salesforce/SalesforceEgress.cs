using Bridge.Core.Egress;

namespace Bridge.Connectors.Salesforce;

/// <summary>The words that calls to Salesforce send beside the fields of mapping documents.</summary>
/// <remarks>
/// Source: REST API Developer Guide, "sObject Collections", "Query"; Bulk API 2.0 Developer Guide, "Create a Job"; Metadata API Developer Guide, CustomField; Object Reference,
/// PermissionSet, FieldPermissions, Case, CaseComment; Salesforce Help, OAuth 2.0 flows.
/// </remarks>
internal static class SalesforceEgress
{
    /// <summary>The words.</summary>
    public static EgressWords Words { get; } = new(
        [
            "allOrNone", "records", "attributes", "type",
            "FullName", "Metadata", "label", "length", "precision", "scale", "visibleLines", "defaultValue", "externalId", "unique", "caseSensitive",
            "valueSet", "restricted", "valueSetDefinition", "sorted", "value", "valueName", "default",
            "Name", "Label", "SobjectType", "Field", "PermissionsRead", "PermissionsCreate", "PermissionsEdit",
            "Subject", "Description", "Origin", "Status", "Type", "CommentBody", "IsPublished",
            "object", "operation", "externalIdFieldName", "contentType", "lineEnding", "state",
            "grant_type",
        ],
        [
            "id", "AccountId", SalesforceKind.KeyField, "ContactId", "OwnerId", "PermissionSetId", "AssigneeId", "ParentId",
            "client_id", "client_secret", "assertion",
        ],
        ["q", "start", "end", "jobType", "queryLocator"]);
}
