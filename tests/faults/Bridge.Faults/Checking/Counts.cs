using System.Text.Json;

namespace Bridge.Faults.Checking;

/// <summary>What a sandbox counted.</summary>
/// <param name="Calls">All calls.</param>
/// <param name="WriteCalls">Calls that asked for a change.</param>
/// <param name="RecordsWritten">Records written.</param>
/// <param name="UnchangedRewrites">Records written although nothing about them changed.</param>
/// <param name="TooManyRequests">Answers with 429.</param>
/// <param name="EarlyCalls">Calls before a Retry-After had passed.</param>
/// <param name="FaultsInjected">Calls that were spoilt.</param>
internal sealed record Counts(
    long Calls, long WriteCalls, long RecordsWritten, long UnchangedRewrites, long TooManyRequests, long EarlyCalls, long FaultsInjected)
{
    /// <summary>Reads them.</summary>
    /// <param name="json">Answer of the sandbox.</param>
    /// <returns>The counts.</returns>
    public static Counts Of(JsonElement json) => new(
        Number(json, "calls"), Number(json, "writeCalls"), Number(json, "recordsWritten"), Number(json, "unchangedRewrites"),
        Number(json, "tooManyRequests"), Number(json, "earlyCalls"), Number(json, "faultsInjected"));

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();
}
