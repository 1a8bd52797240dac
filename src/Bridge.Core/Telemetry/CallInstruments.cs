namespace Bridge.Core.Telemetry;

/// <summary>The instruments of one connection, with their tags made once. Safe for parallel use.</summary>
/// <param name="connector">Name of the connector.</param>
/// <param name="connection">Name of the connection.</param>
public sealed class CallInstruments(string connector, string connection)
{
    private readonly KeyValuePair<string, object?>[] _tags =
        [new(BridgeTags.Connector, connector), new(BridgeTags.Connection, connection)];

    private readonly KeyValuePair<string, object?>[][] _byKind =
    [
        .. Enum.GetValues<CallKind>().Select(kind => new KeyValuePair<string, object?>[]
        {
            new(BridgeTags.Connector, connector), new(BridgeTags.Connection, connection), new(BridgeTags.Kind, Word(kind)),
        }),
    ];

    /// <summary>Name of the connector.</summary>
    public string Connector { get; } = connector;

    /// <summary>Counts one call.</summary>
    /// <param name="kind">What it does.</param>
    /// <param name="isRetry">True when it repeats one.</param>
    public void Count(CallKind kind, bool isRetry)
    {
        BridgeInstruments.Calls.Add(1, _byKind[(int)kind]);
        if (isRetry)
        {
            BridgeInstruments.Retries.Add(1, _tags);
        }
    }

    /// <summary>Adds time in which no call may be made.</summary>
    /// <param name="time">How long.</param>
    public void AddThrottledTime(TimeSpan time) => BridgeInstruments.ThrottledTime.Add(time.TotalSeconds, _tags);

    private static string Word(CallKind kind) => kind switch
    {
        CallKind.Write => "write",
        CallKind.Poll => "poll",
        _ => "read",
    };
}
