using Bridge.Bench.Targets;

namespace Bridge.Bench;

/// <summary>What was asked of the bench.</summary>
internal sealed record BenchSettings
{
    /// <summary>Path of the bridge's program.</summary>
    public required string Bridge { get; init; }

    /// <summary>Path of this program, which is also the floor.</summary>
    public required string Bench { get; init; }

    /// <summary>The CRM.</summary>
    public required BenchTarget Target { get; init; }

    /// <summary>Members of the MLS.</summary>
    public required int Members { get; init; }

    /// <summary>How long each call to a sandbox takes at least, as its option takes it, such as 25ms.</summary>
    public required string Latency { get; init; }

    /// <summary>How often floor and bridge are measured in turn.</summary>
    public required int Rounds { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
