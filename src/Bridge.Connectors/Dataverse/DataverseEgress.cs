using Bridge.Core.Egress;

namespace Bridge.Connectors.Dataverse;

/// <summary>The words that calls to Dataverse send beside the fields of mapping documents.</summary>
/// <remarks>
/// Source: Microsoft Learn, "Use the Microsoft Dataverse Web API", "Create and update column definitions using the Web API", table
/// reference of fieldsecurityprofile, fieldpermission, incident and annotation, "OAuth 2.0 client credentials flow".
/// </remarks>
internal static class DataverseEgress
{
    /// <summary>The words.</summary>
    public static EgressWords Words { get; } = new(
        [
            "@odata.type", "AttributeType", "AttributeTypeName", "Value", "SchemaName", "MaxLength", "FormatName", "Format", "RequiredLevel",
            "CanBeChanged", "DisplayName", "LocalizedLabels", "Label", "LanguageCode", "IsSecured", "Precision", "OptionSet", "OptionSetType", "IsGlobal",
            "Options", "TrueOption", "FalseOption", "DateTimeBehavior", "KeyAttributes", "grant_type", "scope",
            "name", "description", "entityname", "attributelogicalname", "canread", "cancreate", "canupdate", "fieldsecurityprofileid",
            "title", "caseorigincode", "casetypecode", "statecode", "statuscode", "subject", "notetext",
        ],
        [
            "@odata.id", DataverseKind.Contacts.KeyColumn, DataverseKind.Accounts.KeyColumn, DataverseKind.Cases.KeyColumn,
            "customerid_contact", "ownerid", "objectid_incident", "client_id", "client_secret",
        ],
        ["$select", "$expand", "$filter", "$orderby", "$skiptoken", "$deltatoken"]);
}
