using System.CommandLine;
using Bridge.Core.Connectors;
using Bridge.Host.Features.Checks;
using Bridge.Host.Features.Provisioning;
using Bridge.Host.Settings;

namespace Bridge.Host.Cli.Checks;

/// <summary><c>bridge check</c>: are the settings right, and do the connections work?</summary>
internal static class CheckCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var online = new Option<bool>("--online") { Description = "Also sign in to each system and try what a sync needs; changes nothing." };
        var verb = new VerbCommand(
            "check",
            "Checks the settings; lists every fault with its line.",
            "bridge check             # the settings alone, without network",
            "bridge check --online    # and each connection",
            "bridge check --json      # for scripts; exit code 0 good, 2 settings, 3 a connection")
        {
            config, online, json,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            context, parsed.GetRequiredValue(config), parsed.GetValue(online), parsed.GetValue(json), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        CliContext context, string path, bool isOnline, bool isJson, CancellationToken cancellationToken)
    {
        var result = context.ReadSettings(path);
        var faults = result.Settings is { } loaded ? MappingFaults(context, loaded) : result.Faults;
        IReadOnlyList<ConnectionReport> reports = [];
        if (result.Settings is { } settings && faults.Count == 0 && isOnline)
        {
            reports = await new ConnectionChecker(context.Connectors, context.Opener).CheckAsync(settings, cancellationToken);
            var fields = new MissingFields(new Provisioner(context.Connectors, context.Opener, context.Shapes));
            reports = await Task.WhenAll(reports.Select(report => fields.AddToAsync(settings, report, cancellationToken)));
        }

        if (isJson)
        {
            await context.Out.WriteLineAsync(CheckJson.Render(faults, reports));
        }
        else
        {
            Print(context, path, result.Settings, faults, reports);
        }

        return faults.Count > 0 ? ExitCode.Usage
            : reports.Any(report => report.HasFailed) ? ExitCode.Refused
            : ExitCode.Done;
    }

    private static IReadOnlyList<SettingsFault> MappingFaults(CliContext context, BridgeSettings settings) =>
        [.. settings.Routes.SelectMany(route => context.Shapes.Check(route, settings))];

    private static void Print(
        CliContext context,
        string path,
        BridgeSettings? settings,
        IReadOnlyList<SettingsFault> faults,
        IReadOnlyList<ConnectionReport> reports)
    {
        if (faults.Count > 0 || settings is null)
        {
            context.PrintFaults(faults);
            return;
        }

        context.Out.WriteLine($"{path}: no faults ({Count(settings.Connections.Count, "connection")}, {Count(settings.Routes.Count, "route")}).");
        if (reports.Count == 0)
        {
            return;
        }

        if (context.IsTerminal)
        {
            CheckTable.Print(context, reports);
            return;
        }

        foreach (var report in reports)
        {
            foreach (var finding in report.Findings)
            {
                context.Out.WriteLine($"{report.Name}: {Word(finding.Verdict)}: {finding.Subject}: {finding.Detail}");
            }
        }
    }

    /// <summary>The word for a verdict, the same in tables, lines and JSON.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Lower-case word.</returns>
    internal static string Word(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Ok => "ok",
        CheckVerdict.Warning => "warning",
        _ => "failed",
    };

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
