using System.CommandLine;
using Bridge.Host.Cli.Billing;
using Bridge.Host.Cli.Checks;
using Bridge.Host.Cli.Demo;
using Bridge.Host.Cli.Imports;
using Bridge.Host.Cli.Init;
using Bridge.Host.Cli.Letters;
using Bridge.Host.Cli.Measures;
using Bridge.Host.Cli.Plan;
using Bridge.Host.Cli.Proof;
using Bridge.Host.Cli.Running;
using Bridge.Host.Cli.Sandboxes;
using Bridge.Host.Cli.Surveys;
using Bridge.Host.Cli.Sync;

namespace Bridge.Host.Cli;

/// <summary>The verbs of the command line by name, in the order in which the help lists them.</summary>
internal static class Verbs
{
    /// <summary>Every verb, with what builds it.</summary>
    public static IReadOnlyList<(string Name, Func<CliContext, Command> Build)> All { get; } =
    [
        ("init", InitCommand.Build),
        ("check", CheckCommand.Build),
        ("provision", ProvisionCommand.Build),
        ("connectors", ConnectorsCommand.Build),
        ("plan", PlanCommand.Build),
        ("sync", SyncCommand.Build),
        ("deadletters", DeadLettersCommand.Build),
        ("scrub", ScrubCommand.Build),
        ("audit", AuditCommand.Build),
        ("billing", BillingCommand.Build),
        ("prove", ProveCommand.Build),
        ("import", ImportVerb.Build),
        ("kpi", KpiCommand.Build),
        ("surveys", SurveysCommand.Build),
        ("report", ReportCommand.Build),
        ("run", RunCommand.Build),
        ("demo", DemoCommand.Build),
        ("sandbox", SandboxCommand.Build),
    ];

    /// <summary>Builds what a command line needs: the verb it begins with, or all when it begins with none.</summary>
    /// <remarks>Building all of them takes as long as reading the settings does.</remarks>
    /// <param name="context">What the verbs work with.</param>
    /// <param name="args">The words after the program's name.</param>
    /// <returns>The verbs.</returns>
    public static IEnumerable<Command> For(CliContext context, IReadOnlyList<string> args)
    {
        var named = All.Where(verb => args.Count > 0 && verb.Name == args[0]).ToList();
        return (named.Count > 0 ? named : All).Select(verb => verb.Build(context));
    }
}
