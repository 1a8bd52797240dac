using Bridge.Host.Settings.Routes;
using Quartz;

namespace Bridge.Host.Features.Scheduling;

/// <summary>One turn of one route: in its order, not while it is held, and never twice at once.</summary>
[DisallowConcurrentExecution]
internal sealed partial class RouteJob(RouteTurn turn, RouteTurns turns, IHostApplicationLifetime host, ILogger<RouteJob> logger) : IJob
{
    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        // A stop of the host interrupts the run; batches under way still end.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.ApplicationStopping);
        if (stop.IsCancellationRequested)
        {
            return;
        }

        var route = (RouteSettings)context.MergedJobDataMap[RouteSchedule.RouteKey]!; // put there when the job was made
        var scheduler = context.Scheduler;
        var due = new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
        foreach (var other in route.After)
        {
            due[other] = await RouteSchedule.LastCallAsync(scheduler, other, CancellationToken.None);
        }

        var called = await RouteSchedule.LastCallAsync(scheduler, route.Name, CancellationToken.None);
        if (!turns.TryBegin(route.Name, due))
        {
            LogWaits(route.Name, string.Join(", ", route.After));
            return;
        }

        try
        {
            if (await turn.TakeAsync(route, stop.Token) is { } until)
            {
                await RouteSchedule.ParkAsync(scheduler, route.Name, until, CancellationToken.None);
            }
        }
        finally
        {
            foreach (var other in turns.End(route.Name, called))
            {
                await scheduler.TriggerJob(new JobKey(other), cancellationToken: CancellationToken.None);
            }
        }
    }

    [LoggerMessage(1001, LogLevel.Debug, "Route {Route} waits for the turn of {Others}.")]
    private partial void LogWaits(string route, string others);
}
