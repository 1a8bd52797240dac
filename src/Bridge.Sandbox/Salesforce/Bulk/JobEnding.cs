namespace Bridge.Sandbox.Salesforce.Bulk;

/// <summary>How a job is made to end before its time.</summary>
/// <param name="State"><c>Failed</c> or <c>Aborted</c>.</param>
/// <param name="After">Rows that are done before.</param>
internal sealed record JobEnding(string State, int After);
