using System.Text.Json.Serialization;

namespace Bridge.Bench.Stages;

/// <summary>What a stand-in has counted since its counts were set to zero; see docs/sandbox.md.</summary>
/// <param name="WriteCalls">Calls that asked for a change.</param>
/// <param name="JobPolls">Calls that asked about jobs.</param>
/// <param name="ReadCalls">All other calls.</param>
/// <param name="RecordsWritten">Records created, changed or written again.</param>
internal sealed record SandboxStats(long WriteCalls, long JobPolls, long ReadCalls, long RecordsWritten);

/// <summary>JSON of the counts.</summary>
[JsonSerializable(typeof(SandboxStats))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class StatsJson : JsonSerializerContext;
