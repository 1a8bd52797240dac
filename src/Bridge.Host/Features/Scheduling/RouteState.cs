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

    /// <summary>Its last run failed; a later turn tries again.</summary>
    Faulted,
}

/// <summary>How a route stands, and why.</summary>
/// <param name="State">The state.</param>
/// <param name="Message">What happened and what to do; null when all is well.</param>
/// <param name="Until">UTC instant before which it has no turn; null when its schedule alone decides.</param>
internal sealed record RouteStanding(RouteState State, string? Message = null, DateTimeOffset? Until = null);
