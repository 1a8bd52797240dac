using System.CommandLine;
using Bridge.Host.Composition;
using Bridge.Host.Features.Scheduling;
using Bridge.Host.Features.Telemetry;

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
        var urls = new Option<string>("--urls")
        {
            Description = "Address of the status page and of /health; port 0 lets the system choose.",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        var verb = new VerbCommand(
            "run",
            "Runs all routes by their schedules, with a status page, until Ctrl-C.",
            "bridge run                             # status page on http://127.0.0.1:5080",
            "bridge run --urls http://0.0.0.0:8080  # reachable from other machines: put a proxy with sign-in before it",
            "bridge run >> bridge.log               # in a pipe or file: one JSON object a line")
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
        CliContext context, Settings.BridgeSettings settings, string url, CancellationToken cancellationToken)
    {
        using var bridge = OpenBridge.Open(settings, context.Connectors, context.Time);
        await using var host = await StartAsync(context, bridge, settings, url, cancellationToken);
        if (context.IsTerminal)
        {
            await context.Out.WriteLineAsync($"Status page: {string.Join(", ", host.Urls)}   Ctrl-C ends it.");
        }

        var stop = new TaskCompletionSource();
        await using (cancellationToken.Register(() => stop.TrySetResult()))
        {
            await stop.Task;
        }

        await context.Error.WriteLineAsync("Stopping; batches under way are brought to their end ...");
        await host.StopAsync(CancellationToken.None);
        return ExitCode.Done; // A host has no end of its own: a wanted stop is its end.
    }

    private static async Task<WebApplication> StartAsync(
        CliContext context, OpenBridge bridge, Settings.BridgeSettings settings, string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
        {
            throw new UsageException($"--urls {url} is not an http address such as http://127.0.0.1:5080. For https put a proxy before the bridge.");
        }

        try
        {
            var options = new HostRunOptions { Url = url, Time = context.Time, Log = log => ConsoleLog.Configure(log, context.IsTerminal) };
            return await HostRun.StartAsync(bridge, settings, options, cancellationToken);
        }
        catch (IOException error)
        {
            throw new UsageException($"The status page cannot listen on {url}: {error.Message} Choose another address with --urls.");
        }
    }
}
