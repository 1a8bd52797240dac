namespace Bridge.Sandbox.Salesforce.Schema;

/// <summary>The objects of a help desk: cases, what is said in them, their history, and who owns them.</summary>
/// <remarks>Source: Salesforce Object Reference, Case, CaseComment, CaseHistory, CaseStatus, EmailMessage, Group, QueueSobject.</remarks>
internal static class CaseObjects
{
    /// <summary>The words of <c>Status</c>, the default one first.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["New", "Working", "Waiting on Customer", "On Hold", "Escalated", "Solved", "Closed"];

    /// <summary>Those that mean that a case is closed.</summary>
    public static IReadOnlyList<string> ClosedStatuses { get; } = ["Solved", "Closed"];

    public static IEnumerable<SObjectType> All() =>
    [
        Case(),
        new("CaseComment", "00a",
            new("ParentId", "reference", 18) { ReferenceTo = "Case", RelationshipName = "Parent", IsRequired = true },
            new("CommentBody", "textarea", 4000) { CountsBytes = true }, new("IsPublished", "boolean")),
        new("CaseHistory", "017",
            new("CaseId", "reference", 18) { ReferenceTo = "Case", RelationshipName = "Case" },
            new("Field", "picklist", 255), new("OldValue", "anyType", 255), new("NewValue", "anyType", 255)) { IsReadOnly = true },
        new("CaseStatus", "01J",
            new("MasterLabel", "string", 255), new("ApiName", "string", 255), new("SortOrder", "int"),
            new("IsDefault", "boolean"), new("IsClosed", "boolean")) { IsReadOnly = true },
        new("EmailMessage", "02s",
            new("ParentId", "reference", 18) { ReferenceTo = "Case", RelationshipName = "Parent" },
            new("Subject", "string", 3000), new("TextBody", "textarea", 131_072), new("FromName", "string", 1000), new("FromAddress", "email", 1000), new("ToAddress", "textarea", 4000),
            new("Incoming", "boolean"), new("Status", "picklist", 40), new("MessageDate", "datetime")),
        new("Group", "00G",
            new("Name", "string", 40) { IsRequired = true }, new("DeveloperName", "string", 80), new("Type", "picklist", 40)),
        new("QueueSobject", "03g",
            new("QueueId", "reference", 18) { ReferenceTo = "Group", RelationshipName = "Queue", IsRequired = true },
            new("SobjectType", "picklist", 40) { IsRequired = true }),
    ];

    private static SObjectType Case() => new("Case", "500",
        new("CaseNumber", "string", 30) { IsSystem = true },
        new("ContactId", "reference", 18) { ReferenceTo = "Contact", RelationshipName = "Contact" },
        new("AccountId", "reference", 18) { ReferenceTo = "Account", RelationshipName = "Account" },
        new("MasterRecordId", "reference", 18) { ReferenceTo = "Case", RelationshipName = "MasterRecord", IsSystem = true },
        new("Subject", "string", 255), new("Description", "textarea", 32_000),
        new("Status", "picklist", 255) { Choices = Statuses },
        new("Type", "picklist", 255) { Choices = ["Question", "Problem", "Feature Request"] },
        new("Reason", "picklist", 255), new("Origin", "picklist", 255) { Choices = ["Phone", "Email", "Web"] },
        new("Priority", "picklist", 255) { Choices = ["High", "Medium", "Low"] },
        new("SuppliedName", "string", 80), new("SuppliedEmail", "email", 80), new("IsEscalated", "boolean"),
        new("IsClosed", "boolean") { IsSystem = true }, new("ClosedDate", "datetime") { IsSystem = true },
        new("OwnerId", "reference", 18) { ReferenceTo = "User", OrReferenceTo = "Group", RelationshipName = "Owner" });
}
