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

/// <summary>What a host is started with.</summary>
internal sealed record HostRunOptions
{
    /// <summary>Address of the status page; port 0 lets the system choose.</summary>
    public required string Url { get; init; }

    /// <summary>The clock of schedules, waits and ages.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Says where log lines go.</summary>
    public required Action<ILoggingBuilder> Log { get; init; }
}

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
        builder.Services.AddSingleton(options.Time).AddSingleton(bridge).AddSingleton(settings);
        builder.Services.AddSingleton<IHostLifetime, CommandLineLifetime>();
        builder.Services.AddSingleton<RouteStates>().AddSingleton<RouteTurns>().AddSingleton<RouteTurn>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = _longestStop);
        builder.Services.AddTransient<RouteJob>();
        builder.Services.AddQuartz(quartz =>
        {
            quartz.UseTimeProvider(options.Time);
            quartz.UseDefaultThreadPool(Math.Max(10, settings.Routes.Count));
            RouteSchedule.Declare(quartz, settings.Routes, options.Time.GetUtcNow());
        });
        builder.Services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        builder.Services.AddPages();
        builder.Services.AddStatus();
        builder.Services.AddBridgeTelemetry(settings.TelemetryEndpoint);
        builder.Services.AddMemberSide(bridge, settings, options.Time);
        builder.Services.AddFigures(bridge, settings, options.Time);
        if (settings.Access is { } access)
        {
            builder.Services.AddBridgeAccess(Side.Support, access, bridge.Audit());
        }

        builder.Services.AddRehearsals();
        var app = builder.Build();
        app.UseMiddleware<UnreadableRequests>();
        app.UseMemberSide(settings);
        if (settings.Access is not null)
        {
            app.UseBridgeAccess();
            app.MapSignIn();
        }

        app.MapMemberSide(bridge, settings);
        app.MapFigures(settings);
        app.MapPages();
        app.MapStatus(isGuarded: settings.Access is not null);
        await app.StartAsync(cancellationToken);
        app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(HostRun)).LogHostRuns(settings.Routes.Count, string.Join(", ", app.Urls));
        return app;
    }

    // A pool begins with one thread for each core and adds few in a second; what comes in after an outage comes in a quarter of one.
    private static void BeReadyForManyAtOnce()
    {
        ThreadPool.GetMinThreads(out var threads, out var ports);
        ThreadPool.SetMinThreads(Math.Max(FewestThreads, threads), ports);
    }
}

/// <summary>Leaves signals to the command line, which ends the host in its own order.</summary>
internal sealed class CommandLineLifetime : IHostLifetime
{
    /// <inheritdoc />
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
