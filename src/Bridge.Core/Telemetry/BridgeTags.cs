namespace Bridge.Core.Telemetry;

/// <summary>Names of the tags. Their values come from the settings or from closed sets, never from records.</summary>
public static class BridgeTags
{
    /// <summary>Name of the connector: <c>reso</c>, <c>zendesk</c>.</summary>
    public const string Connector = "bridge.connector";

    /// <summary>Name of the connection in the settings.</summary>
    public const string Connection = "bridge.connection";

    /// <summary>Record kind: <c>member</c>, <c>office</c>.</summary>
    public const string Stream = "bridge.stream";

    /// <summary>Name of the route in the settings.</summary>
    public const string Route = "bridge.route";

    /// <summary>What became of it; the words are listed with each instrument.</summary>
    public const string Outcome = "bridge.outcome";

    /// <summary>What a call does: <c>read</c>, <c>write</c>, <c>poll</c>.</summary>
    public const string Kind = "bridge.call.kind";

    /// <summary>Size of a batch; on spans only.</summary>
    public const string Records = "bridge.records";
}
