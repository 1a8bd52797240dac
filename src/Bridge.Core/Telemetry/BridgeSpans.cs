namespace Bridge.Core.Telemetry;

/// <summary>Names of the spans.</summary>
public static class BridgeSpans
{
    /// <summary>One run of one route.</summary>
    public const string Run = "bridge.sync.run";

    /// <summary>Waiting for one page of the source.</summary>
    public const string Read = "bridge.source.read";

    /// <summary>Sending one batch to the target.</summary>
    public const string Upsert = "bridge.sink.upsert";
}
