using Bridge.Sandbox.Salesforce.Schema;
using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Query;

/// <summary>A selected field, of the record itself or of the one it refers to.</summary>
/// <param name="Field">The field.</param>
/// <param name="Reference">Field that leads to the other record; null for the record's own.</param>
/// <param name="Others">Records it may lead to.</param>
internal sealed record SoqlColumn(SObjectField Field, SObjectField? Reference, IReadOnlyList<SObjectTable> Others)
{
    /// <summary>The other record and its table; null when the reference is empty.</summary>
    public (SObjectTable Table, SObjectRow Row)? Holder(SObjectRow row)
    {
        foreach (var table in Reference is not null && row[Reference] is string ? Others : [])
        {
            if (table.Find((string)row[Reference!]!) is { } found) // both are there inside the loop
            {
                return (table, found);
            }
        }

        return null;
    }

    public object? Value(SObjectRow row) =>
        Reference is null ? row[Field] : Holder(row) is { } holder ? ValueOf(holder.Table, holder.Row) : null;

    /// <summary>The value in another record; objects keep a field of one name in different places.</summary>
    public object? ValueOf(SObjectTable table, SObjectRow row) => table.Type.Find(Field.Name) is { } field ? row[field] : null;
}
