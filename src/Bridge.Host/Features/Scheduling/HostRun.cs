using Bridge.Host.Composition;
using Bridge.Host.Features.Scrubbing;
using Bridge.Host.Features.Status;
using Bridge.Host.Settings;
using Quartz;

namespace Bridge.Host.Features.Scheduling;

/// <summary>The host that runs for good: schedules, status page, health.</summary>
internal static class HostRun
{
    /// <summary>Starts the host; it runs until it is disposed or told to stop.</summary>
    /// <param name="bridge">The open bridge.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="urls">Addresses to listen on.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Abandons the start.</param>
    /// <returns>The host, listening.</returns>
    public static async Task<WebApplication> StartAsync(
        OpenBridge bridge, BridgeSettings settings, string urls, TimeProvider time, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(urls);
        builder.Logging.AddCardScrubbing();
        builder.Services.AddSingleton(bridge);
        builder.Services.AddSingleton<RouteStates>();
        builder.Services.AddSingleton(services =>
            new StatusReader(bridge, settings, services.GetRequiredService<RouteStates>(), time));
        builder.Services.AddTransient<RouteJob>();
        builder.Services.AddQuartz(quartz =>
        {
            foreach (var route in settings.Routes)
            {
                var key = new JobKey(route.Name);
                quartz.AddJob<RouteJob>(job => job.WithIdentity(key).UsingJobData(new JobDataMap { [RouteJob.RouteKey] = route }));
                quartz.AddTrigger(trigger => _ = route.Cron is { } cron
                    ? trigger.ForJob(key).WithIdentity(route.Name).WithCronSchedule(cron)
                    : trigger.ForJob(key).WithIdentity(route.Name).StartNow()
                        .WithSimpleSchedule(schedule => schedule.WithInterval(route.Every).RepeatForever()));
            }
        });
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        var app = builder.Build();
        app.MapStatus();
        await app.StartAsync(cancellationToken);
        return app;
    }
}
