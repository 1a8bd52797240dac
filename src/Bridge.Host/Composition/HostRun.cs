using Bridge.Access;
using Bridge.Host.Features.Scheduling;
using Bridge.Host.Features.Scrubbing;
using Bridge.Host.Features.Status;
using Bridge.Host.Features.Telemetry;
using Bridge.Host.Opening;
using Bridge.Host.Pages;
using Bridge.Host.Rehearsals;
using Bridge.Host.Requests;
using Bridge.Host.Settings;
using Quartz;

namespace Bridge.Host.Composition;

/// <summary>The host that runs for good: schedules, status page, health, telemetry.</summary>
internal static class HostRun
{
    // With the grace of batches under way (10 s) inside, and telemetry's last flush after it, a stop takes less than 25 s.
    private static readonly TimeSpan _longestStop = TimeSpan.FromSeconds(15);

    private const int FewestThreads = 8;

    /// <summary>Starts the host; it runs until it is stopped and disposed.</summary>
    /// <param name="bridge">The open bridge.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="options">Address, clock and log.</param>
    /// <param name="cancellationToken">Abandons the start.</param>
    /// <returns>The host, listening.</returns>
    /// <exception cref="IOException">The address is in use.</exception>
    /// <exception cref="AccessException">The settings of sign-in cannot be used.</exception>
    public static async Task<WebApplication> StartAsync(
        OpenBridge bridge, BridgeSettings settings, HostRunOptions options, CancellationToken cancellationToken)
    {
        BeReadyForManyAtOnce();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.WebHost.UseUrls(options.Url).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        options.Log(builder.Logging);
        builder.Logging.AddCardScrubbing();
        AddServices(builder.Services, bridge, settings, options.Time);
        var app = builder.Build();
        Map(app, bridge, settings);
        await app.StartAsync(cancellationToken);
        app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(HostRun)).LogHostRuns(settings.Routes.Count, string.Join(", ", app.Urls));
        return app;
    }

    private static void AddServices(IServiceCollection services, OpenBridge bridge, BridgeSettings settings, TimeProvider time)
    {
        services.AddSingleton(time).AddSingleton(bridge).AddSingleton(settings);
        services.AddSingleton<IHostLifetime, CommandLineLifetime>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = _longestStop);
        AddSchedule(services, settings, time);
        services.AddPages();
        services.AddStatus();
        services.AddBridgeTelemetry(settings.TelemetryEndpoint);
        services.AddMemberSide(bridge, settings, time);
        services.AddFigures(bridge, settings, time);
        if (settings.Access is { } access)
        {
            services.AddBridgeAccess(Side.Support, access, bridge.Audit());
        }

        services.AddRehearsals();
    }

    private static void AddSchedule(IServiceCollection services, BridgeSettings settings, TimeProvider time)
    {
        services.AddSingleton<RouteStates>().AddSingleton<RouteTurns>().AddSingleton<RouteTurn>();
        services.AddTransient<RouteJob>();
        services.AddQuartz(quartz =>
        {
            quartz.UseTimeProvider(time);
            quartz.UseDefaultThreadPool(Math.Max(10, settings.Routes.Count));
            RouteSchedule.Declare(quartz, settings.Routes, time.GetUtcNow());
        });
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
    }

    private static void Map(WebApplication app, OpenBridge bridge, BridgeSettings settings)
    {
        app.UseMiddleware<UnreadableRequests>();
        app.UseMemberSide(settings);
        if (settings.Access is not null)
        {
            app.UseBridgeAccess();
            app.MapSignIn();
        }
        else
        {
            app.UseFaultPages();
            app.MapFaultPages();
        }

        app.MapMemberSide(bridge, settings);
        app.MapFigures(settings);
        app.MapPages();
        app.MapStatus(isGuarded: settings.Access is not null);
    }

    // A pool begins with one thread for each core and adds few in a second; what comes in after an outage comes in a quarter of one.
    private static void BeReadyForManyAtOnce()
    {
        ThreadPool.GetMinThreads(out var threads, out var ports);
        ThreadPool.SetMinThreads(Math.Max(FewestThreads, threads), ports);
    }
}
