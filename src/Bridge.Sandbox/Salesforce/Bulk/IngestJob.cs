using Bridge.Sandbox.Salesforce.Schema;
using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Bulk;

/// <summary>One ingest job; touched under the gate of the org only.</summary>
internal sealed class IngestJob(string id, string operation, SObjectTable table, string userId, DateTimeOffset created)
{
    public string Id => id;

    public string Operation => operation;

    public SObjectTable Table => table;

    public string UserId => userId;

    public DateTimeOffset Created => created;

    public SObjectField? Key { get; init; }

    public char Delimiter { get; init; } = ',';

    public string DelimiterName { get; init; } = "COMMA";

    public string LineEnding { get; init; } = "LF";

    public string State { get; set; } = "Open";

    public string? Error { get; set; }

    /// <summary>What was uploaded; a second upload spoils the job.</summary>
    public List<string> Uploads { get; } = [];

    public string[] Header { get; set; } = [];

    public List<string[]> Rows { get; set; } = [];

    /// <summary>What became of the rows so far, in their order.</summary>
    public List<RecordOutcome> Outcomes { get; } = [];

    public bool IsOver => State is "JobComplete" or "Failed" or "Aborted";
}
