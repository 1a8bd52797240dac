using Bridge.Sandbox.Salesforce.Schema;
using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Query;

/// <summary>Finds the columns that a query names.</summary>
internal sealed class SoqlColumns(SalesforceOrg org, SObjectTable table, string userId)
{
    private readonly Dictionary<string, UserRights> _rights = new(StringComparer.OrdinalIgnoreCase);

    public SoqlColumn Find(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return new SoqlColumn(Field(table.Type, name), null, []);
        }

        var reference = table.Type.FindRelationship(name[..dot]);
        if (reference is null && string.Equals(name[..dot], table.Type.Name, StringComparison.OrdinalIgnoreCase))
        {
            return Find(name[(dot + 1)..]);
        }

        var others = reference?.Targets.Select(org.Table).OfType<SObjectTable>().ToList() ?? [];
        return others.Count == 0
            ? throw new SoqlRefusedException("INVALID_FIELD", $"Didn't understand relationship '{name[..dot]}' in field path.")
            : new SoqlColumn(Field(others[0].Type, name[(dot + 1)..]), reference, others);
    }

    private SObjectField Field(SObjectType type, string name)
    {
        if (!_rights.TryGetValue(type.Name, out var rights))
        {
            _rights[type.Name] = rights = org.Rights.Of(userId, type);
        }

        return type.Find(name) is { } field && rights.MayRead(field)
            ? field
            : throw new SoqlRefusedException(
                "INVALID_FIELD",
                $"No such column '{name}' on entity '{type.Name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.");
    }
}
