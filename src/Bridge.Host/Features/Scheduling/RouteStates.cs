using System.Collections.Concurrent;

namespace Bridge.Host.Features.Scheduling;

/// <summary>How the routes of a running host stand. Safe for parallel use.</summary>
internal sealed class RouteStates
{
    private static readonly RouteStanding _idle = new(RouteState.Idle);
    private readonly ConcurrentDictionary<string, RouteStanding> _standings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _current = new(StringComparer.Ordinal);

    /// <summary>Reads how a route stands.</summary>
    /// <param name="route">Name of the route.</param>
    /// <returns>How it stands; idle before its first turn.</returns>
    public RouteStanding Of(string route) => _standings.GetValueOrDefault(route, _idle);

    /// <summary>Sets how a route stands.</summary>
    /// <param name="route">Name of the route.</param>
    /// <param name="standing">How it stands.</param>
    public void Set(string route, RouteStanding standing) => _standings[route] = standing;

    /// <summary>Reads as of when the target holds what the source holds.</summary>
    /// <param name="route">Name of the route.</param>
    /// <returns>UTC start of the last run that ended well in this host, or null.</returns>
    public DateTimeOffset? CurrentAsOf(string route) => _current.TryGetValue(route, out var at) ? at : null;

    /// <summary>Notes a run that ended well.</summary>
    /// <param name="route">Name of the route.</param>
    /// <param name="startedAt">UTC start of the run: later changes may have been missed by it.</param>
    public void SetCurrent(string route, DateTimeOffset startedAt) => _current[route] = startedAt;
}
