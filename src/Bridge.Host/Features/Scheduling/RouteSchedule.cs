using Bridge.Host.Settings.Routes;
using Quartz;

namespace Bridge.Host.Features.Scheduling;

/// <summary>The triggers of the routes: one by the settings, and one more for a route that is parked.</summary>
internal static class RouteSchedule
{
    private const string Parked = "parked";

    /// <summary>Key under which a job finds its route.</summary>
    public const string RouteKey = "route";

    /// <summary>Declares job and trigger of each route.</summary>
    /// <param name="quartz">The scheduler's builder.</param>
    /// <param name="routes">The routes, each after the routes it waits for.</param>
    /// <param name="start">First turn of the routes that have a rhythm.</param>
    public static void Declare(IQuartzBuilder quartz, IReadOnlyList<RouteSettings> routes, DateTimeOffset start)
    {
        for (var index = 0; index < routes.Count; index++)
        {
            // Of triggers that are due at once the greater priority is called first: a route before those that come after it.
            var (route, priority) = (routes[index], routes.Count - index);
            var key = new JobKey(route.Name);
            quartz.AddJob<RouteJob>(job => job.WithIdentity(key).UsingJobData(new JobDataMap { [RouteKey] = route }));
            quartz.AddTrigger(trigger => _ = route.Cron is { } cron
                ? trigger.ForJob(key).WithIdentity(route.Name).WithPriority(priority).WithCronSchedule(cron)
                : trigger.ForJob(key).WithIdentity(route.Name).WithPriority(priority).StartAt(start)
                    // A turn that was missed (a slow start, a machine that slept) is taken at once; the scheduler's own way waits for the next one.
                    .WithSimpleSchedule(schedule => schedule.WithInterval(route.Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithRemainingCount)));
        }
    }

    /// <summary>Reads when the schedule last called a route.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="route">Name of the route.</param>
    /// <param name="cancellationToken">Abandons the reading.</param>
    /// <returns>The instant, or null before the first time.</returns>
    public static async ValueTask<DateTimeOffset?> LastCallAsync(IScheduler scheduler, string route, CancellationToken cancellationToken) =>
        (await scheduler.GetTrigger(new TriggerKey(route), cancellationToken))?.PreviousFireTimeUtc;

    /// <summary>Reads when a route has its next turn.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="route">Name of the route.</param>
    /// <param name="notBefore">Turns before this instant are passed over; null for none.</param>
    /// <param name="cancellationToken">Abandons the reading.</param>
    /// <returns>The instant, or null when there is none.</returns>
    public static async ValueTask<DateTimeOffset?> NextTurnAsync(
        IScheduler scheduler, string route, DateTimeOffset? notBefore, CancellationToken cancellationToken)
    {
        var regular = await scheduler.GetTrigger(new TriggerKey(route), cancellationToken);
        var parked = await scheduler.GetTrigger(new TriggerKey(route, Parked), cancellationToken);
        var next = notBefore > regular?.NextFireTimeUtc
            ? regular.GetFireTimeAfter(notBefore.Value.AddTicks(-1))
            : regular?.NextFireTimeUtc;
        return parked?.NextFireTimeUtc is { } goesOn && !(goesOn > next) ? goesOn : next;
    }

    /// <summary>Gives a route a turn at an instant, beside its schedule; no thread waits for it.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="route">Name of the route.</param>
    /// <param name="until">The instant.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends once the trigger stands.</returns>
    public static async ValueTask ParkAsync(IScheduler scheduler, string route, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var key = new TriggerKey(route, Parked);
        await scheduler.UnscheduleJob(key, cancellationToken);
        await scheduler.ScheduleJob(
            TriggerBuilder.Create().ForJob(new JobKey(route)).WithIdentity(key).StartAt(until).Build(), cancellationToken: cancellationToken);
    }
}
