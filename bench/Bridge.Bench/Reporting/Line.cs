using System.Text.Json.Serialization;
using Bridge.Bench.Measuring;

namespace Bridge.Bench.Reporting;

/// <summary>One line of <c>--json</c>; what is absent does not belong to its kind.</summary>
internal sealed record Line
{
    /// <summary>machine, run or comparison.</summary>
    public required string Kind { get; init; }

    /// <summary>The machine.</summary>
    public Machine? Machine { get; init; }

    /// <summary>A run.</summary>
    public Figures? Run { get; init; }

    /// <summary>Scenario of a comparison.</summary>
    public string? Scenario { get; init; }

    /// <summary>Median wall time of the floor.</summary>
    public double? FloorMedianSeconds { get; init; }

    /// <summary>Median wall time of the bridge.</summary>
    public double? BridgeMedianSeconds { get; init; }

    /// <summary>The second over the first.</summary>
    public double? Ratio { get; init; }
}

/// <summary>JSON of the lines.</summary>
[JsonSerializable(typeof(Line))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class LineJson : JsonSerializerContext;
