using Bridge.Host.Features.Scheduling;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Routes;
using Bridge.Host.StatusLines;
using Bridge.Host.Storage;
using Quartz;

namespace Bridge.Host.Features.Status;

/// <summary>Gathers how the routes stand, from the store and the running host.</summary>
internal sealed class StatusReader(
    OpenBridge bridge, BridgeSettings settings, RouteStates states, ISchedulerFactory schedulers, IEnumerable<IStatusLine> lines, TimeProvider time)
{
    /// <summary>Reads all routes, without their next runs.</summary>
    /// <returns>The routes, or why they cannot be read.</returns>
    public StatusSnapshot Read()
    {
        try
        {
            return new StatusSnapshot(time.GetUtcNow(), [.. settings.Routes.Select(Read), .. lines.Select(line => line.Read())]);
        }
        catch (StoreException error)
        {
            return new StatusSnapshot(time.GetUtcNow(), [], error.Message);
        }
    }

    /// <summary>Reads all routes.</summary>
    /// <param name="cancellationToken">Abandons the reading.</param>
    /// <returns>The routes, or why they cannot be read.</returns>
    public async Task<StatusSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var now = Read();
        var routes = new List<RouteStatus>();
        foreach (var route in now.Routes)
        {
            var standing = states.Of(route.Name);
            routes.Add(standing.State == RouteState.NeedsConsent || settings.Routes.All(known => known.Name != route.Name)
                ? route
                : route with { NextRunAt = await RouteSchedule.NextTurnAsync(scheduler, route.Name, standing.Until, cancellationToken) });
        }

        return now with { Routes = routes };
    }

    private RouteStatus Read(RouteSettings route)
    {
        var stream = bridge.StreamOf(route);
        var standing = states.Of(route.Name);
        var run = new Runs(bridge.Store, time).FindLast(stream);
        var kept = bridge.CompleteSince(route);
        var current = states.CurrentAsOf(route.Name) ?? kept;
        var heldBack = new[] { route.From, route.To }.Select(bridge.ThrottledUntil).Max();
        var state = standing.State == RouteState.Running && heldBack is not null ? RouteState.Throttled : standing.State;
        return new RouteStatus
        {
            Name = route.Name,
            Record = route.Record,
            From = route.From,
            To = route.IsKept ? "the hub" : route.To,
            State = state.ToString(),
            Message = standing.Message ?? (state == RouteState.Idle ? run?.Message : null),
            LastRunAt = run?.StartedAt,
            LastOutcome = run?.Outcome,
            LastRunSeconds = (run?.EndedAt - run?.StartedAt)?.TotalSeconds,
            CurrentAsOf = current,
            LagSeconds = (time.GetUtcNow() - current)?.TotalSeconds,
            DeadLetters = new DeadLetters(bridge.Store, time).Count(stream),
            ThrottledUntil = state == RouteState.Throttled ? standing.Until ?? heldBack : null,
        };
    }
}
