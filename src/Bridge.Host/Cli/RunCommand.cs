using System.CommandLine;
using Bridge.Access;
using Bridge.Audit;
using Bridge.Host.Composition;
using Bridge.Host.Features.Scheduling;
using Bridge.Host.Features.Telemetry;

namespace Bridge.Host.Cli;

/// <summary><c>bridge run</c>: run a side until told to stop.</summary>
internal static class RunCommand
{
    private const string Support = "support";
    private const string Finance = "finance";
    private const string All = "all";

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
        var side = new Option<string>("--side") { Description = "Which side runs in this process; 'all' is for trials.", DefaultValueFactory = _ => Support };
        side.AcceptOnlyFromAmong(Support, Finance, All);
        var finance = new Option<string>("--finance") { Description = "Finance file, for the sides finance and all.", HelpName = "FILE", DefaultValueFactory = _ => Billing.BillingVerb.DefaultConfig };
        var verb = new VerbCommand(
            "run",
            "Runs all routes by their schedules, with a status page, until Ctrl-C.",
            "bridge run                             # status page on http://127.0.0.1:5080",
            "bridge run --side finance              # finance's pages, as the finance user; reads finance/finance.yaml alone",
            "bridge run --urls http://0.0.0.0:8080  # reachable from other machines: needs 'access' in the settings, and a proxy for https",
            "bridge run >> bridge.log               # in a pipe or file: one JSON object a line")
        {
            config, urls, side, finance,
        };
        verb.SetAction(async (parsed, cancellationToken) => parsed.GetRequiredValue(side) switch
        {
            Finance => await Billing.FinanceSideRun.RunAsync(context, parsed.GetRequiredValue(finance), StopAsync, cancellationToken),
            All => await RunBothAsync(
                context, parsed.GetRequiredValue(config), parsed.GetRequiredValue(finance), parsed.GetRequiredValue(urls), cancellationToken),
            _ => await RunSupportAsync(context, parsed.GetRequiredValue(config), parsed.GetRequiredValue(urls), cancellationToken),
        });
        return verb;
    }

    // Apart from Build, so that other verbs never load the web server or the scheduler, and support never loads finance.
    private static async Task<int> RunSupportAsync(CliContext context, string config, string url, CancellationToken cancellationToken)
    {
        if (context.LoadSettings(config) is not { } settings)
        {
            return ExitCode.Usage;
        }

        using var bridge = OpenBridge.Open(settings, context.Connectors, context.Time);
        await using var host = await StartAsync(context, bridge, settings, url, cancellationToken);
        if (context.IsTerminal)
        {
            await context.Out.WriteLineAsync($"Status page: {string.Join(", ", host.Urls)}   Ctrl-C ends it.");
        }

        await TrialLinks.PrintAsync(context, host, settings.Access, cancellationToken);
        await StopAsync(context, cancellationToken);
        await host.StopAsync(CancellationToken.None);
        return ExitCode.Done; // A host has no end of its own: a wanted stop is its end.
    }

    private static async Task<int> RunBothAsync(CliContext context, string config, string finance, string url, CancellationToken cancellationToken)
    {
        await context.Error.WriteLineAsync(
            "For trials only: support and finance share this process, its user and its memory. In earnest run each side as a user of its own.");
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sides = new[]
        {
            Billing.FinanceSideRun.RunAsync(context, finance, StopAsync, both.Token),
            RunSupportAsync(context, config, url, both.Token),
        };

        // A side that cannot start ends the other.
        await Task.WhenAny(sides);
        await both.CancelAsync();
        return (await Task.WhenAll(sides)).Max();
    }

    private static async Task StopAsync(CliContext context, CancellationToken cancellationToken)
    {
        var stop = new TaskCompletionSource();
        await using (cancellationToken.Register(() => stop.TrySetResult()))
        {
            await stop.Task;
        }

        await context.Error.WriteLineAsync("Stopping; batches under way are brought to their end ...");
    }

    private static async Task<WebApplication> StartAsync(
        CliContext context, OpenBridge bridge, Settings.BridgeSettings settings, string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
        {
            throw new UsageException($"--urls {url} is not an http address such as http://127.0.0.1:5080. For https put a proxy before the bridge.");
        }

        if (settings.Access is null && !address.IsLoopback)
        {
            throw new UsageException(
                $"--urls {url} can be reached from other machines, and nobody would have to sign in. Add 'access' to the settings (docs/access.md), or listen on 127.0.0.1.");
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
        catch (AccessException error)
        {
            throw new UsageException($"{error.Problem}\n{error.Remedy}");
        }
        catch (AuditException error)
        {
            throw new UsageException($"{error.Problem}\n{error.Remedy}");
        }
    }
}
