using System.CommandLine;
using Bridge.Core.Connectors;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Opening;
using Bridge.Host.Settings.Routes;

namespace Bridge.Host.Cli.Plan;

/// <summary><c>bridge plan</c>: show each record and field that a sync would change, and why; change nothing.</summary>
internal static class PlanCommand
{
    private const int ShownByDefault = 20;

    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var route = RouteWords.Argument();
        var accept = RouteWords.Accept();
        var verify = new Option<bool>("--verify") { Description = "Read the CRM back and name every difference, not only what changed in the MLS." };
        var sweep = new Option<bool>("--sweep") { Description = "Compare all keys now, to find records that vanished." };
        var all = new Option<bool>("--all") { Description = $"Show every record; without it the first {ShownByDefault} of each route." };
        var verb = new VerbCommand(
            "plan",
            "Shows each record and field that a sync would change: before, after and why. Changes nothing in the CRM.",
            "bridge plan                    # what the next sync would do",
            "bridge plan members --verify   # compare with what the CRM really holds")
        {
            route, config, json, accept, sweep, verify, all,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            if (context.LoadSettings(parsed.GetRequiredValue(config)) is not { } settings)
            {
                return ExitCode.Usage;
            }

            var options = new RunOptions
            {
                Accepted = RouteWords.Read(parsed.GetValue(accept)),
                Sweeps = parsed.GetValue(sweep) ? true : null,
                IsVerified = parsed.GetValue(verify),
            };
            using var bridge = OpenBridge.Open(settings, context.Connectors, context.Time);
            var routes = RouteWords.Choose(settings, parsed.GetValue(route));
            await (parsed.GetValue(json)
                ? ShowJsonAsync(context, bridge, routes, options, cancellationToken)
                : ShowTextAsync(context, bridge, routes, options, parsed.GetValue(all) ? int.MaxValue : ShownByDefault, cancellationToken));
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task ShowJsonAsync(
        CliContext context, OpenBridge bridge, IEnumerable<RouteSettings> routes, RunOptions options, CancellationToken cancellationToken)
    {
        foreach (var route in routes)
        {
            await ShowAsync(bridge, route, options, (run, before) => new PlanJson(context.Out, run.Route, before), cancellationToken);
        }
    }

    private static async Task ShowTextAsync(
        CliContext context, OpenBridge bridge, IEnumerable<RouteSettings> routes, RunOptions options, int most, CancellationToken cancellationToken)
    {
        var lines = new PlanLines(context.Out, context.IsTerminal);
        foreach (var route in routes)
        {
            if (route.IsKept)
            {
                lines.Write(new PlanPiece(route.Name, PlanTone.Strong), new PlanPiece($": read from {route.From} and kept in the hub. Nothing leaves."));
                continue;
            }

            await ShowAsync(bridge, route, options, (run, before) => new PlanText(lines, run.Route, before, most), cancellationToken);
        }
    }

    private static async Task ShowAsync(
        OpenBridge bridge, RouteSettings route, RunOptions options, Func<IRouteRun, BeforeReader, IPlanWriter> writing, CancellationToken cancellationToken)
    {
        try
        {
            var run = bridge.OpenRoute(route);
            var writer = writing(run, run.OpenBefore());
            await foreach (var page in run.PlanAsync(options, cancellationToken))
            {
                await writer.AddAsync(page, cancellationToken);
            }

            writer.End();
        }
        catch (ConnectorException failure)
        {
            throw RouteWords.Stopped(route, failure);
        }
    }
}
