using Bridge.Host.Composition;
using Bridge.Host.Features.Scheduling;
using Bridge.Host.Settings;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Status;

/// <summary>Gathers how the routes stand, from the store and the running host.</summary>
internal sealed class StatusReader(OpenBridge bridge, BridgeSettings settings, RouteStates states, TimeProvider time)
{
    /// <summary>Reads all routes.</summary>
    /// <returns>One entry for each route, in the order of the settings.</returns>
    public List<RouteStatus> Read() => [.. settings.Routes.Select(Read)];

    private RouteStatus Read(RouteSettings route)
    {
        var stream = bridge.StreamOf(route);
        var (state, message) = states.Of(route.Name);
        var run = new Runs(bridge.Store, time).FindLast(stream);
        var checkpoint = new Checkpoints(bridge.Store, stream, time).Find();
        var throttled = new[] { route.From, route.To }.Select(bridge.ThrottledUntil).Max();
        return new RouteStatus(
            route.Name, route.From, route.To, (throttled is null ? state : RouteState.Throttled).ToString(), message ?? run?.Message,
            run?.StartedAt, run?.Outcome, checkpoint is null ? null : (time.GetUtcNow() - checkpoint.SavedAt).TotalSeconds,
            new DeadLetters(bridge.Store, time).Count(stream), throttled);
    }
}
