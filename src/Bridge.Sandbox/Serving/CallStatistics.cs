namespace Bridge.Sandbox.Serving;

/// <summary>What a sandbox has seen since it was started or its statistics were reset.</summary>
/// <param name="Calls">All API calls.</param>
/// <param name="WriteCalls">Calls that asked for a change.</param>
/// <param name="JobPolls">Calls that asked for the state of a job.</param>
/// <param name="ReadCalls">All other calls.</param>
/// <param name="RecordsWritten">Records created, changed or written again.</param>
/// <param name="UnchangedRewrites">Records written although their stored values did not change.</param>
/// <param name="TooManyRequests">Answers with status 429.</param>
/// <param name="EarlyCalls">Calls made before a given Retry-After had passed.</param>
/// <param name="FaultsInjected">Calls spoilt by the fault plan.</param>
/// <param name="ByPath">Calls by method and path, ids replaced by {id}.</param>
public sealed record CallStatistics(
    long Calls,
    long WriteCalls,
    long JobPolls,
    long ReadCalls,
    long RecordsWritten,
    long UnchangedRewrites,
    long TooManyRequests,
    long EarlyCalls,
    long FaultsInjected,
    IReadOnlyDictionary<string, long> ByPath);
