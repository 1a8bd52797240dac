using System.CommandLine;
using Bridge.Host.Cli.Demo.Crms;

namespace Bridge.Host.Cli.Demo;

/// <summary><c>bridge demo</c>: both sides at work between stand-ins on this machine, over real HTTP.</summary>
internal static class DemoCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var once = new Option<bool>("--once") { Description = "End after the report instead of serving the pages." };
        var crm = new Option<string>("--crm") { Description = "The CRM: " + string.Join(", ", DemoCrms.Names) + ".", DefaultValueFactory = _ => DemoCrms.Usual };
        crm.AcceptOnlyFromAmong([.. DemoCrms.Names]);
        var members = new Option<int>("--members") { Description = "Members of the MLS.", DefaultValueFactory = _ => 2000 };
        var json = CommonOptions.Json();
        var verb = new VerbCommand(
            "demo",
            "Shows the bridge at work between an MLS, a CRM and a billing system that it makes up itself; nothing to install.",
            "bridge demo                               # syncs, billing, standings; then serves both sides' pages",
            "bridge demo --crm salesforce              # the same with another CRM; or dataverse, freshdesk, workbook",
            "bridge demo --once --members 2000 --json  # three summaries, then one line for each step")
        {
            once, crm, members, json,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new DemoOutput(context.Out, parsed.GetValue(json));
            var count = parsed.GetValue(members);
            return count < 1
                ? throw new UsageException("--members: write a number from 1 up.")
                : await RunAsync(context, output, parsed.GetValue(crm) ?? DemoCrms.Usual, count, parsed.GetValue(once), cancellationToken);
        });
        return verb;
    }

    private static async Task<int> RunAsync(CliContext context, DemoOutput output, string crm, int members, bool isOnce, CancellationToken cancellationToken)
    {
        await using var stage = await DemoStage.StartAsync(context, crm, members, cancellationToken);
        await new DemoSyncs(context, stage, output).RunAsync(cancellationToken);
        var code = await new DemoBilling(context, stage, output).RunAsync(cancellationToken);
        if (code != ExitCode.Done)
        {
            return code;
        }

        code = await new DemoStandings(context, stage, output).RunAsync(cancellationToken);
        await new DemoCrossing(stage, output).ReportAsync(cancellationToken);
        await new DemoDesk(context, stage, output).RunAsync(cancellationToken);
        await new DemoSurveys(context, stage, output).RunAsync(cancellationToken);
        new DemoReviews(context, stage, output).Run(cancellationToken);
        new DemoHistory(context, stage, output).Run(cancellationToken);
        return code != ExitCode.Done || isOnce ? code : await new DemoPages(context, stage, output).ServeAsync(cancellationToken);
    }
}
