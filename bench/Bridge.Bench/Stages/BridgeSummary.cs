using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bridge.Bench.Stages;

/// <summary>What <c>bridge sync --json</c> says about a run, as far as the bench looks at it.</summary>
/// <param name="Created">Records created.</param>
/// <param name="Updated">Records changed.</param>
/// <param name="Deactivated">Records deactivated.</param>
/// <param name="DeadLettered">Records set aside.</param>
/// <param name="WriteCalls">Calls that could change the target.</param>
/// <param name="JobPolls">Calls that asked about jobs.</param>
/// <param name="ReadCalls">Calls that read, to both systems.</param>
internal sealed record BridgeSummary(
    long Created, long Updated, long Deactivated, long DeadLettered, long WriteCalls, long JobPolls, long ReadCalls)
{
    /// <summary>Records that the target took.</summary>
    public long Written => Created + Updated + Deactivated;

    /// <summary>Finds the summary in what the bridge wrote.</summary>
    /// <param name="output">Its output.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="BenchFailedException">There is none.</exception>
    public static BridgeSummary Read(string output)
    {
        try
        {
            return JsonSerializer.Deserialize(output, SummaryJson.Default.BridgeSummary)
                ?? throw new BenchFailedException("The bridge wrote no summary.");
        }
        catch (JsonException)
        {
            throw new BenchFailedException("The bridge's summary is not the JSON that 'bridge sync --json' promises.");
        }
    }
}

/// <summary>JSON of the summary.</summary>
[JsonSerializable(typeof(BridgeSummary))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
internal sealed partial class SummaryJson : JsonSerializerContext;
