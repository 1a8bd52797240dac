using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Bridge.Core.Telemetry;

/// <summary>The one source of spans and the one meter; what they emit is listed in docs/telemetry.md.</summary>
/// <remarks>Names are contract: dashboards and alerts are built on them. Nothing is measured while nobody listens.</remarks>
public static class BridgeTelemetry
{
    /// <summary>Name of the source and of the meter.</summary>
    public const string Name = "MlsCrmBridge";

    /// <summary>Source of all spans.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Meter of all counters; a host that runs adds its gauges under the same name.</summary>
    public static Meter Meter { get; } = new(Name);
}
