using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Query;

/// <summary>A query that was understood.</summary>
internal sealed record SoqlQuery(
    SObjectTable Table,
    IReadOnlyList<SoqlColumn> Columns,
    Func<SObjectRow, bool> Where,
    IReadOnlyList<(SoqlColumn Column, bool IsDescending, bool AreNullsLast)> Order,
    int? Limit,
    int Offset)
{
    /// <summary>True for <c>SELECT COUNT()</c>, which gives a number and no rows.</summary>
    public bool IsCount => Columns.Count == 0;
}
