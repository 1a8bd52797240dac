namespace Bridge.Sandbox.Salesforce.Schema;

/// <summary>What people of the desk do beside cases: calls and mails that they log, and things to do.</summary>
/// <remarks>Source: Salesforce Object Reference, Task.</remarks>
internal static class ActivityObjects
{
    /// <summary>The word of <c>Status</c> that means that a task is closed.</summary>
    public const string Completed = "Completed";

    public static IEnumerable<SObjectType> All() =>
    [
        new("Task", "00T",
            new("WhoId", "reference", 18) { ReferenceTo = "Contact", RelationshipName = "Who" },
            new("WhatId", "reference", 18) { ReferenceTo = "Case", OrReferenceTo = "Account", RelationshipName = "What" },
            new("Subject", "combobox", 255), new("Description", "textarea", 32_000), new("ActivityDate", "date"),
            new("Status", "picklist", 255) { Choices = ["Not Started", "In Progress", Completed, "Waiting on someone else", "Deferred"] },
            new("Priority", "picklist", 255) { Choices = ["High", "Normal", "Low"] },
            new("TaskSubtype", "picklist", 40) { Choices = ["Task", "Email", "ListEmail", "Cadence", "Call", "LinkedIn"] },
            new("CallType", "picklist", 40) { Choices = ["Internal", "Inbound", "Outbound"] },
            new("CallDurationInSeconds", "int"), new("CallDisposition", "string", 255), new("CallObject", "string", 255),
            new("IsClosed", "boolean") { IsSystem = true }, new("CompletedDateTime", "datetime") { IsSystem = true },
            new("OwnerId", "reference", 18) { ReferenceTo = "User", OrReferenceTo = "Group", RelationshipName = "Owner" }),
    ];
}
