using System.CommandLine;
using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Opening;
using Bridge.Host.Settings.Routes;

namespace Bridge.Host.Cli.Sync;

/// <summary><c>bridge sync</c>: run one route, or all of them once.</summary>
internal static class SyncCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var route = RouteWords.Argument();
        var accept = RouteWords.Accept();
        var sweep = new Option<bool>("--sweep") { Description = "Compare all keys now, to find records that vanished." };
        var full = new Option<bool>("--full") { Description = "Read everything again, not only what changed." };
        var verify = new Option<bool>("--verify") { Description = "Compare with what the CRM really holds and restore what the MLS owns." };
        var verb = new VerbCommand(
            "sync",
            "Brings the CRM up to date once. Can be interrupted and run again at any time.",
            "bridge sync                 # all routes",
            "bridge sync members --json  # one route, summary as JSON")
        {
            route, config, json, accept, sweep, full, verify,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new RunOptions
            {
                Accepted = RouteWords.Read(parsed.GetValue(accept)),
                Sweeps = parsed.GetValue(sweep) ? true : null,
                IsFull = parsed.GetValue(full),
                IsVerified = parsed.GetValue(verify),
            };
            return await RunAsync(
                context, parsed.GetRequiredValue(config), parsed.GetValue(route), options, parsed.GetValue(json), cancellationToken);
        });
        return verb;
    }

    /// <summary>Runs routes and reports.</summary>
    /// <param name="context">What the verb works with.</param>
    /// <param name="path">Settings file.</param>
    /// <param name="route">Name of the route; null for all.</param>
    /// <param name="options">What was asked.</param>
    /// <param name="isJson">Whether to end with one JSON object.</param>
    /// <param name="cancellationToken">Interrupts the run.</param>
    /// <returns>A value of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        CliContext context, string path, string? route, RunOptions options, bool isJson, CancellationToken cancellationToken)
    {
        if (context.LoadSettings(path) is not { } settings)
        {
            return ExitCode.Usage;
        }

        using var bridge = OpenBridge.Open(settings, context.Connectors, context.Time);
        var summaries = new List<SyncSummary>();
        foreach (var chosen in RouteWords.Choose(settings, route))
        {
            var summary = await RunAsync(context, bridge, chosen, options, cancellationToken);
            summaries.Add(summary);
            if (!isJson)
            {
                SummaryText.Write(context.Out, summary);
            }
        }

        if (isJson)
        {
            await context.Out.WriteLineAsync(
                JsonSerializer.Serialize(SummaryText.Total(summaries), SummaryJson.Default.SyncSummary));
        }

        return summaries.Exists(summary => summary.DeadLettered > 0) ? ExitCode.SetAside : ExitCode.Done;
    }

    private static async Task<SyncSummary> RunAsync(
        CliContext context, OpenBridge bridge, RouteSettings route, RunOptions options, CancellationToken cancellationToken)
    {
        var counters = new RunCounters();
        await using var progress = context.IsTerminal ? ProgressLine.Start(context.Error, route.Name, counters, context.Time) : null;
        try
        {
            return await bridge.OpenRoute(route).SyncAsync(options, counters, cancellationToken);
        }
        catch (ConnectorException failure)
        {
            throw RouteWords.Stopped(route, failure);
        }
    }
}
