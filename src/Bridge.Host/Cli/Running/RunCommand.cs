using System.CommandLine;
using Bridge.Host.Features.Telemetry;

namespace Bridge.Host.Cli.Running;

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
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var (support, url, billing) = (parsed.GetRequiredValue(config), parsed.GetRequiredValue(urls), parsed.GetRequiredValue(finance));
            return parsed.GetRequiredValue(side) switch
            {
                Finance => await RunFinanceAsync(context, billing, cancellationToken),
                All => await RunBothAsync(context, support, url, billing, cancellationToken),
                _ => await RunSupportAsync(context, support, url, cancellationToken),
            };
        });
        return verb;
    }

    /// <summary>Waits until a stop is wanted, and says that it takes a moment.</summary>
    /// <param name="context">Where to say it.</param>
    /// <param name="cancellationToken">Asks for the stop.</param>
    /// <returns>A task that ends when a stop is wanted.</returns>
    public static async Task StopAsync(CliContext context, CancellationToken cancellationToken)
    {
        var stop = new TaskCompletionSource();
        await using (cancellationToken.Register(() => stop.TrySetResult()))
        {
            await stop.Task;
        }

        await context.Error.WriteLineAsync("Stopping; batches under way are brought to their end ...");
    }

    // Apart from each other, so that other verbs never load the web server or the scheduler, and support never loads finance.
    private static Task<int> RunSupportAsync(CliContext context, string config, string url, CancellationToken cancellationToken) =>
        SupportSideRun.RunAsync(context, config, url, Log(context), isAlone: true, side => ServeAsync(context, [side], cancellationToken), cancellationToken);

    private static Task<int> RunFinanceAsync(CliContext context, string finance, CancellationToken cancellationToken) =>
        Billing.FinanceSideRun.RunAsync(context, finance, Log(context), side => ServeAsync(context, [side], cancellationToken), cancellationToken);

    private static async Task<int> RunBothAsync(CliContext context, string config, string url, string finance, CancellationToken cancellationToken)
    {
        await context.Error.WriteLineAsync(
            "For trials only: support and finance share this process, its user and its memory.\nIn earnest run each side as a user of its own.");
        return await Billing.FinanceSideRun.RunAsync(
            context,
            finance,
            Log(context),
            financeSide => SupportSideRun.RunAsync(
                context, config, url, Log(context), isAlone: false, side => ServeAsync(context, [side, financeSide], cancellationToken), cancellationToken),
            cancellationToken);
    }

    private static async Task<int> ServeAsync(CliContext context, IReadOnlyList<ListeningSide> sides, CancellationToken cancellationToken)
    {
        // A trial's links tell it below; support's log tells it in a pipe, where every other line is a log line too.
        foreach (var side in sides.Where(side => side.Access is not { Trial: true } && (context.IsTerminal || side.Side == Access.Side.Finance)))
        {
            await context.Out.WriteLineAsync($"{side.Name}: {string.Join(", ", side.Host.Urls)}   Ctrl-C ends it.");
        }

        await TrialLinks.PrintAsync(context, sides, cancellationToken);
        if (sides.Any(side => side.Access is { Trial: true }))
        {
            await context.Out.WriteLineAsync("\nCtrl-C ends it.");
        }

        await StopAsync(context, cancellationToken);
        return ExitCode.Done;
    }

    private static Action<ILoggingBuilder> Log(CliContext context) => log => ConsoleLog.Configure(log, context.IsTerminal);
}
