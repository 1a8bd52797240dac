using System.Text.Json;

namespace Bridge.Connectors.Salesforce.Bulk;

/// <summary>An ingest job as Salesforce tells it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State"><c>Open</c>, <c>UploadComplete</c>, <c>InProgress</c>, <c>JobComplete</c>, <c>Failed</c> or <c>Aborted</c>.</param>
/// <param name="Processed">Rows that are done, well or not.</param>
/// <param name="Failed">Those of them that were refused.</param>
/// <param name="Error">Why the job failed; empty when it did not.</param>
internal sealed record SalesforceJob(string Id, string State, long Processed, long Failed, string Error)
{
    /// <summary>True when Salesforce does nothing more about it. <c>JobComplete</c> says that it was worked on, not that its rows were taken.</summary>
    public bool IsOver => State is "JobComplete" or "Failed" or "Aborted";

    /// <summary>Reads a job.</summary>
    /// <param name="json">Its JSON.</param>
    /// <returns>The job; null when it is none.</returns>
    public static SalesforceJob? Read(JsonElement json) => json.TextOf("id") is { } id && json.TextOf("state") is { } state
        ? new(id, state, json.LongOf("numberRecordsProcessed") ?? 0, json.LongOf("numberRecordsFailed") ?? 0, json.TextOf("errorMessage") ?? "")
        : null;
}
