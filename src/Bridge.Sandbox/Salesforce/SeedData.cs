using Bridge.Sandbox.Salesforce.Schema;
using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce;

/// <summary>What a new org holds: itself, its users, and on request the key fields with their rights.</summary>
internal static class SeedData
{
    public static void AddTo(SalesforceOrg org)
    {
        Add(org, "Organization", ("Name", "Example MLS"), ("OrganizationType", "Enterprise Edition"), ("InstanceName", "SBX0"), ("IsSandbox", true));
        var bridge = User(org, org.Options.UserName, "MLS", "Bridge");
        User(org, org.Options.RepresentativeUserName, "Rosa", "Delgado");
        Statuses(org);
        foreach (var name in org.Options.Queues)
        {
            var queue = Add(org, "Group", ("Name", name), ("DeveloperName", name.Replace(' ', '_')), ("Type", "Queue"));
            Add(org, "QueueSobject", ("QueueId", queue), ("SobjectType", "Case"));
        }

        if (org.Options.HasKeyFields || org.Options.Cases > 0)
        {
            var rights = Add(org, "PermissionSet", ("Name", "MLS_Integration"), ("Label", "MLS Integration"));
            Add(org, "PermissionSetAssignment", ("PermissionSetId", rights), ("AssigneeId", bridge));
            foreach (var name in new[] { "Contact", "Account", "Case" })
            {
                org.Table(name)!.Type.Add(new SObjectField("MLS_Key__c", "string", 255) { IsExternalId = true, IsUnique = true, IsCaseSensitive = true }); // standard objects
                Add(org, "FieldPermissions", ("ParentId", rights), ("SobjectType", name), ("Field", $"{name}.MLS_Key__c"), ("PermissionsRead", true), ("PermissionsEdit", true));
            }
        }
    }

    private static void Statuses(SalesforceOrg org)
    {
        var order = 0;
        foreach (var name in CaseObjects.Statuses)
        {
            Add(
                org, "CaseStatus", ("MasterLabel", name), ("ApiName", name), ("SortOrder", (decimal)++order),
                ("IsDefault", order == 1), ("IsClosed", CaseObjects.ClosedStatuses.Contains(name)));
        }
    }

    private static string User(SalesforceOrg org, string userName, string first, string last) =>
        Add(
            org, "User", ("Username", userName), ("FirstName", first), ("LastName", last), ("Name", $"{first} {last}"), ("Email", userName),
            ("IsActive", true), ("UserType", "Standard"));

    private static string Add(SalesforceOrg org, string type, params (string Name, object Value)[] values)
    {
        var table = org.Table(type)!; // standard objects
        var row = table.Add();
        foreach (var (name, value) in values)
        {
            table.Set(row, table.Type.Find(name)!, value); // as above
        }

        RecordWriter.Stamp(row, org.Second, row.Id);
        return row.Id;
    }
}
