namespace Bridge.Sandbox.Salesforce.Schema;

/// <summary>The objects every org has, as far as a member directory meets them.</summary>
/// <remarks>Source: Salesforce Object Reference, Account, Contact, User, PermissionSet, FieldPermissions, PermissionSetAssignment.</remarks>
internal static class StandardObjects
{
    public static IEnumerable<SObjectType> All() =>
    [
        Account(), Contact(), .. CaseObjects.All(), .. ActivityObjects.All(),
        new("User", "005",
            new("Username", "string", 80) { IsRequired = true }, new("FirstName", "string", 40), new("LastName", "string", 80),
            new("Name", "string", 121) { IsSystem = true }, new("Email", "email", 128),
            new("IsActive", "boolean"), new("UserType", "picklist", 40)),
        new("Organization", "00D",
            new("Name", "string", 80), new("IsSandbox", "boolean"), new("OrganizationType", "picklist", 40), new("InstanceName", "picklist", 5)),
        new("PermissionSet", "0PS",
            new("Name", "string", 80) { IsRequired = true, IsUnique = true }, new("Label", "string", 80) { IsRequired = true },
            new("Description", "string", 255), new("PermissionsApiEnabled", "boolean")),
        new("PermissionSetAssignment", "0Pa",
            new("PermissionSetId", "reference", 18) { ReferenceTo = "PermissionSet", RelationshipName = "PermissionSet", IsRequired = true },
            new("AssigneeId", "reference", 18) { ReferenceTo = "User", RelationshipName = "Assignee", IsRequired = true }),
        new("FieldPermissions", "01k",
            new("ParentId", "reference", 18) { ReferenceTo = "PermissionSet", RelationshipName = "Parent", IsRequired = true },
            new("SobjectType", "string", 80) { IsRequired = true }, new("Field", "string", 121) { IsRequired = true },
            new("PermissionsRead", "boolean"), new("PermissionsEdit", "boolean")),
        new("ObjectPermissions", "110",
            new("ParentId", "reference", 18) { ReferenceTo = "PermissionSet", RelationshipName = "Parent", IsRequired = true },
            new("SobjectType", "string", 80) { IsRequired = true },
            new("PermissionsRead", "boolean"), new("PermissionsCreate", "boolean"), new("PermissionsEdit", "boolean"),
            new("PermissionsDelete", "boolean"), new("PermissionsViewAllRecords", "boolean"), new("PermissionsModifyAllRecords", "boolean")),
    ];

    private static SObjectType Account() => new("Account", "001",
        new("Name", "string", 255) { IsRequired = true }, new("Type", "picklist", 255),
        new("ParentId", "reference", 18) { ReferenceTo = "Account", RelationshipName = "Parent" },
        new("BillingStreet", "textarea", 255), new("BillingCity", "string", 40), new("BillingState", "string", 80),
        new("BillingPostalCode", "string", 20), new("BillingCountry", "string", 80),
        new("ShippingStreet", "textarea", 255), new("ShippingCity", "string", 40), new("ShippingState", "string", 80),
        new("ShippingPostalCode", "string", 20), new("ShippingCountry", "string", 80),
        new("Phone", "phone", 40), new("Fax", "phone", 40), new("Website", "url", 255), new("Industry", "picklist", 255),
        new("NumberOfEmployees", "int"), new("Description", "textarea", 32_000), new("AccountNumber", "string", 40),
        new("MasterRecordId", "reference", 18) { ReferenceTo = "Account", RelationshipName = "MasterRecord", IsSystem = true },
        new("OwnerId", "reference", 18) { ReferenceTo = "User", RelationshipName = "Owner" });

    private static SObjectType Contact() => new("Contact", "003",
        new("AccountId", "reference", 18) { ReferenceTo = "Account", RelationshipName = "Account" },
        new("LastName", "string", 80) { IsRequired = true }, new("FirstName", "string", 40), new("Salutation", "picklist", 40),
        new("Name", "string", 121) { IsSystem = true },
        new("MailingStreet", "textarea", 255), new("MailingCity", "string", 40), new("MailingState", "string", 80),
        new("MailingPostalCode", "string", 20), new("MailingCountry", "string", 80),
        new("Phone", "phone", 40), new("Fax", "phone", 40), new("MobilePhone", "phone", 40), new("HomePhone", "phone", 40),
        new("Email", "email", 80), new("Title", "string", 128), new("Department", "string", 80), new("Birthdate", "date"),
        new("Description", "textarea", 32_000), new("HasOptedOutOfEmail", "boolean"), new("DoNotCall", "boolean"),
        new("MasterRecordId", "reference", 18) { ReferenceTo = "Contact", RelationshipName = "MasterRecord", IsSystem = true },
        new("OwnerId", "reference", 18) { ReferenceTo = "User", RelationshipName = "Owner" });
}
