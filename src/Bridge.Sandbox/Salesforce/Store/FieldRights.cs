using Bridge.Sandbox.Salesforce.Schema;

namespace Bridge.Sandbox.Salesforce.Store;

/// <summary>Field-level security: a custom field is nobody's until a permission set of the user gives it.</summary>
/// <remarks>Source: Salesforce Object Reference, FieldPermissions.</remarks>
internal sealed class FieldRights(SalesforceOrg org)
{
    /// <summary>What a user may do with the fields of an object, worked out once for a call.</summary>
    public UserRights Of(string userId, SObjectType type)
    {
        var (readable, editable) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        var sets = Rows("PermissionSetAssignment").Where(row => Equals(Value(row, "PermissionSetAssignment", "AssigneeId"), userId))
            .Select(row => Value(row, "PermissionSetAssignment", "PermissionSetId")).ToHashSet();
        foreach (var row in Rows("FieldPermissions").Where(row => sets.Contains(Value(row, "FieldPermissions", "ParentId"))))
        {
            var field = Value(row, "FieldPermissions", "Field") as string ?? "";
            if (field.StartsWith(type.Name + ".", StringComparison.OrdinalIgnoreCase))
            {
                var name = field[(type.Name.Length + 1)..];
                _ = Value(row, "FieldPermissions", "PermissionsRead") is true && readable.Add(name);
                _ = Value(row, "FieldPermissions", "PermissionsEdit") is true && editable.Add(name);
            }
        }

        return new UserRights(readable, editable);
    }

    private IEnumerable<SObjectRow> Rows(string type) => org.Table(type)!.Rows.Where(row => !row.IsDeleted); // standard objects

    private object? Value(SObjectRow row, string type, string field) => row[org.Table(type)!.Type.Find(field)!]; // as above
}
