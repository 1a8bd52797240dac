namespace Bridge.Host.Composition;

/// <summary>What a host is started with.</summary>
internal sealed record HostRunOptions
{
    /// <summary>Address of the status page; port 0 lets the system choose.</summary>
    public required string Url { get; init; }

    /// <summary>The clock of schedules, waits and ages.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Says where log lines go.</summary>
    public required Action<ILoggingBuilder> Log { get; init; }
}
