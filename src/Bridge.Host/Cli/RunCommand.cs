using System.CommandLine;
using Bridge.Host.Composition;
using Bridge.Host.Features.Scheduling;

namespace Bridge.Host.Cli;

/// <summary><c>bridge run</c>: run all routes by their schedules until told to stop.</summary>
internal static class RunCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var config = CommonOptions.Config();
        var urls = new Option<string>("--urls") { Description = "Address of the status page.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var verb = new VerbCommand(
            "run",
            "Runs all routes by their schedules, with a status page, until Ctrl-C.",
            "bridge run --urls http://127.0.0.1:5080")
        {
            config, urls,
        };
        verb.SetAction(async (parsed, cancellationToken) => context.LoadSettings(parsed.GetRequiredValue(config)) is { } settings
            ? await RunAsync(context, settings, parsed.GetRequiredValue(urls), cancellationToken)
            : ExitCode.Usage);
        return verb;
    }

    // Apart from Build, so that other verbs never load the web server or the scheduler.
    private static async Task<int> RunAsync(
        CliContext context, Settings.BridgeSettings settings, string urls, CancellationToken cancellationToken)
    {
        using var bridge = OpenBridge.Open(settings, context.Connectors, context.Time);
        await using var host = await HostRun.StartAsync(bridge, settings, urls, context.Time, cancellationToken);
        await context.Out.WriteLineAsync($"Running {settings.Routes.Count} routes; status at {string.Join(", ", host.Urls)}. Ctrl-C ends it.");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await context.Error.WriteLineAsync("Stopping ...");
        }

        await host.StopAsync(CancellationToken.None);
        return ExitCode.Interrupted;
    }
}
