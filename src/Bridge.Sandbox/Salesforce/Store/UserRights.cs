using Bridge.Sandbox.Salesforce.Schema;

namespace Bridge.Sandbox.Salesforce.Store;

/// <summary>What one user may do with the fields of one object.</summary>
internal sealed class UserRights(IReadOnlySet<string> readable, IReadOnlySet<string> editable)
{
    public bool MayRead(SObjectField field) => !field.IsCustom || readable.Contains(field.Name);

    public bool MayEdit(SObjectField field) => !field.IsSystem && (!field.IsCustom || editable.Contains(field.Name));
}
