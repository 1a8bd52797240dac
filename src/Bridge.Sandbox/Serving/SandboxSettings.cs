using Bridge.Sandbox.Faults;

namespace Bridge.Sandbox.Serving;

/// <summary>What every sandbox server is started with, whatever system it stands in for.</summary>
public sealed record SandboxSettings
{
    /// <summary>The loopback port to listen on; 0 (the default) lets the system choose a free one.</summary>
    public int Port { get; init; }

    /// <summary>How long each API call is held before it is looked at; zero by default.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.Zero;

    /// <summary>The faults the server begins with; none by default.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>How long after a 429 calls count as those that were on their way, and so not as early; 50 ms by default. On a machine
    /// that does much else a call is on its way for longer.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The seed of every chance the server takes; 1 by default.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The clock of the server: limits, lags and time stamps follow it.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Keeps every API call as it came in; null (the default) keeps none.</summary>
    public RequestRecording? Recording { get; init; }
}
