using System.Collections.Concurrent;

namespace Bridge.Host.Features.Scheduling;

/// <summary>The states of all routes of a running host. Safe for parallel use.</summary>
internal sealed class RouteStates
{
    private readonly ConcurrentDictionary<string, (RouteState State, string? Message)> _states = new(StringComparer.Ordinal);

    /// <summary>Reads a route's state.</summary>
    /// <param name="route">Name of the route.</param>
    /// <returns>Its state and, unless all is well, what happened and what to do.</returns>
    public (RouteState State, string? Message) Of(string route) => _states.GetValueOrDefault(route);

    /// <summary>Sets a route's state.</summary>
    /// <param name="route">Name of the route.</param>
    /// <param name="state">Its state.</param>
    /// <param name="message">What happened and what to do, or null.</param>
    public void Set(string route, RouteState state, string? message = null) => _states[route] = (state, message);
}
