namespace Bridge.Core.Connectors;

/// <summary>A failure at a connector's border, with the reason and the way out.</summary>
public sealed class ConnectorException : Exception
{
    /// <summary>Creates the error; no argument may carry a record's values or a secret.</summary>
    /// <param name="kind">What the engine does next.</param>
    /// <param name="problem">What happened, in words an MLS administrator knows.</param>
    /// <param name="remedy">What to do about it, starting with a verb.</param>
    /// <param name="inner">The library's own error, kept for the log.</param>
    public ConnectorException(FailureKind kind, string problem, string remedy, Exception? inner = null)
        : base($"{problem} {remedy}", inner) => (Kind, Problem, Remedy) = (kind, problem, remedy);

    /// <summary>What the engine does next.</summary>
    public FailureKind Kind { get; }

    /// <summary>What happened.</summary>
    public string Problem { get; }

    /// <summary>What to do about it, starting with a verb.</summary>
    public string Remedy { get; }

    /// <summary>Instant before which no further call may be made; set for <see cref="FailureKind.Throttled"/>.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>True when the system says that it has no such address; gateways in between may let a part of its calls through alone.</summary>
    public bool IsNoSuchPlace { get; init; }

    /// <summary>Word of <see cref="Surprises"/> to accept; set for <see cref="FailureKind.NeedsConsent"/>.</summary>
    public string? Surprise { get; init; }
}
