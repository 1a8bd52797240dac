using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Query;

/// <summary>The rows of a query as they were when it was made.</summary>
internal sealed record QueryResult(SoqlQuery Query, IReadOnlyList<SObjectRow> Rows, int Page, DateTimeOffset Ends);
