namespace Bridge.Connectors.Salesforce;

/// <summary>The words by which Salesforce knows one kind of record.</summary>
/// <param name="Name">Name of the object.</param>
/// <param name="UniqueField">Field by which a record somebody made by hand is known.</param>
/// <param name="ParentField">Field that refers to the record whose row is locked too when one of this kind is written; null for none.</param>
internal sealed record SalesforceKind(string Name, string UniqueField, string? ParentField)
{
    /// <summary>Field that holds the bridge's external id, on every object.</summary>
    public const string KeyField = "MLS_Key__c";

    /// <summary>Most records one call takes. Source: REST API Developer Guide, "sObject Collections".</summary>
    public const int MaxMany = 200;

    /// <summary>Members.</summary>
    public static SalesforceKind Contacts { get; } = new("Contact", "Email", "AccountId");

    /// <summary>Tickets; no record of theirs is taken for one of the bridge's without its key.</summary>
    public static SalesforceKind Cases { get; } = new("Case", "CaseNumber", null);

    /// <summary>Tasks, which are read alone: calls and mails that people of the desk log with a contact.</summary>
    public static SalesforceKind Tasks { get; } = new("Task", "Subject", null);

    /// <summary>Offices.</summary>
    public static SalesforceKind Accounts { get; } = new("Account", "Name", "ParentId");
}
