using System.CommandLine;
using Bridge.Audit;
using Bridge.Finance.Erasure;
using Bridge.Host.Finance;

namespace Bridge.Host.Cli.Billing;

/// <summary><c>bridge billing erase</c>: removes what finance's store knows of one member.</summary>
internal static class EraseCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var member = new Option<string>("--member") { Description = "The member's id.", Required = true, HelpName = "ID" };
        var by = new Option<string>("--by") { Description = "Which id it is.", HelpName = "WORD", DefaultValueFactory = _ => "externalId" };
        by.AcceptOnlyFromAmong("externalId", "mlsId", "nationalId");
        var reason = new Option<string>("--reason") { Description = "Why, in a sentence; it goes into the audit.", Required = true, HelpName = "TEXT" };
        var dry = new Option<bool>("--dry-run") { Description = "Count only; change nothing." };
        var lift = new Option<bool>("--lift") { Description = "The member came back: keep their billing again, from the next imports on." };
        var config = BillingVerb.Config();
        var verb = new VerbCommand(
            "erase",
            "Removes a member's accounts, lines and standing from finance's store for good, and keeps them out of later imports; sums stay right.",
            "bridge billing erase --member mls:1001 --reason \"Asked for erasure on 3 March, letter 17\" --dry-run",
            "bridge billing erase --member 1001 --by mlsId --reason \"Asked for erasure on 3 March, letter 17\"")
        {
            member, by, reason, dry, lift, config,
        };
        verb.SetAction((parsed, _) => BillingVerb.RunAsync(context, parsed.GetRequiredValue(config), async (finance, _) =>
        {
            var order = new ErasureOrder(OpenFinance.WhoGivesVerbs, parsed.GetRequiredValue(by), parsed.GetRequiredValue(member), parsed.GetRequiredValue(reason))
            {
                IsDryRun = parsed.GetValue(dry),
            };
            if (parsed.GetValue(lift) && order.IsDryRun)
            {
                throw new UsageException("--lift and --dry-run do not go together.");
            }

            return await RunAsync(context, finance, order, parsed.GetValue(lift));
        }));
        return verb;
    }

    private static async Task<int> RunAsync(CliContext context, OpenFinance finance, ErasureOrder order, bool isLift)
    {
        try
        {
            var audit = finance.VerbAudit();
            await context.Out.WriteLineAsync(isLift
                ? ErasureText.Lifted(await finance.Side.LiftErasureAsync(order, audit))
                : ErasureText.Words(await finance.Side.EraseAsync(order, audit), order.IsDryRun));
            return ExitCode.Done;
        }
        catch (AuditException error)
        {
            await context.Error.WriteLineAsync($"{error.Problem} Nothing was erased.\n{error.Remedy}");
            return ExitCode.Refused;
        }
    }
}
