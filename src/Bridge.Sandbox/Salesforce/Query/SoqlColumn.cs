using Bridge.Sandbox.Salesforce.Schema;
using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Query;

/// <summary>A selected field, of the record itself or of the one it refers to.</summary>
/// <param name="Field">The field.</param>
/// <param name="Reference">Field that leads to the other record; null for the record's own.</param>
/// <param name="Other">Records it leads to.</param>
internal sealed record SoqlColumn(SObjectField Field, SObjectField? Reference, SObjectTable? Other)
{
    /// <summary>The record that holds the value; null when the reference is empty.</summary>
    public SObjectRow? Holder(SObjectRow row) =>
        Reference is null ? row : row[Reference] is string id ? Other?.Find(id) : null;

    public object? Value(SObjectRow row) => Holder(row)?[Field];
}
