using System.Diagnostics.Metrics;

namespace Bridge.Core.Telemetry;

/// <summary>The instruments; counted for each page, batch or call, never for each record.</summary>
public static class BridgeInstruments
{
    /// <summary>Name of the gauge of lag, seconds.</summary>
    public const string Lag = "bridge.sync.lag";

    /// <summary>Name of the gauge of records that are set aside.</summary>
    public const string DeadLetters = "bridge.dead_letters";

    /// <summary>Records read from a source.</summary>
    public static Counter<long> Read { get; } =
        BridgeTelemetry.Meter.CreateCounter<long>("bridge.records.read", "{record}", "Records read from a source.");

    /// <summary>Records created, updated or deactivated in a target.</summary>
    public static Counter<long> Written { get; } =
        BridgeTelemetry.Meter.CreateCounter<long>("bridge.records.written", "{record}", "Records created, updated or deactivated in a target.");

    /// <summary>Records for which nothing was sent.</summary>
    public static Counter<long> Unchanged { get; } =
        BridgeTelemetry.Meter.CreateCounter<long>("bridge.records.unchanged", "{record}", "Records for which nothing was sent.");

    /// <summary>Records set aside.</summary>
    public static Counter<long> DeadLettered { get; } =
        BridgeTelemetry.Meter.CreateCounter<long>("bridge.records.dead_lettered", "{record}", "Records set aside.");

    /// <summary>Calls sent, repeated ones included.</summary>
    public static Counter<long> Calls { get; } =
        BridgeTelemetry.Meter.CreateCounter<long>("bridge.calls", "{call}", "Calls sent, repeated ones included.");

    /// <summary>Calls sent again.</summary>
    public static Counter<long> Retries { get; } =
        BridgeTelemetry.Meter.CreateCounter<long>("bridge.retries", "{call}", "Calls sent again after a failure or a refusal.");

    /// <summary>Seconds in which a system asked for no calls.</summary>
    public static Counter<double> ThrottledTime { get; } =
        BridgeTelemetry.Meter.CreateCounter<double>("bridge.throttled.time", "s", "Time in which a system asked for no calls.");

    /// <summary>Calls of other systems (webhooks).</summary>
    public static Counter<long> Hooks { get; } =
        BridgeTelemetry.Meter.CreateCounter<long>("bridge.hooks", "{call}", "Calls of other systems (webhooks).");

    /// <summary>Wall time of a run, seconds.</summary>
    public static Histogram<double> Duration { get; } =
        BridgeTelemetry.Meter.CreateHistogram(
            "bridge.sync.duration", "s", "Wall time of a run.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200] });
}
