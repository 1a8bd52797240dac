namespace Bridge.Core.Connectors;

/// <summary>What the engine does about a failure; chosen by the connector, acted on in one place.</summary>
public enum FailureKind
{
    /// <summary>Retry with back-off; open the circuit if it lasts.</summary>
    Transient,

    /// <summary>Wait exactly as told (<see cref="ConnectorException.RetryAt"/>), then go on; not counted as a failure.</summary>
    Throttled,

    /// <summary>Stop the route and tell the administrator; retrying cannot help.</summary>
    Configuration,

    /// <summary>Put the one record into the dead letters and go on.</summary>
    Data,

    /// <summary>Stop the route until a person says yes (<see cref="Surprises"/>); nothing was changed.</summary>
    NeedsConsent,
}
