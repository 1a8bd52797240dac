namespace Bridge.Host.Features.Scheduling;

/// <summary>How a route stands in a host that runs.</summary>
internal enum RouteState
{
    /// <summary>It waits for its next turn.</summary>
    Idle,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>A system asked to wait; it goes on by itself.</summary>
    Throttled,

    /// <summary>It stopped at a surprise and waits for a person's yes.</summary>
    NeedsConsent,

    /// <summary>Its last run failed; the next turn tries again.</summary>
    Faulted,
}
