using System.CommandLine;

namespace Bridge.Host.Cli.Billing;

/// <summary><c>bridge billing roster</c>: reads who the members are.</summary>
internal static class RosterCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var config = BillingVerb.Config();
        var verb = new VerbCommand("roster", "Reads members and offices from the MLS with finance's own sign-in.") { config };
        verb.SetAction((parsed, cancellationToken) => BillingVerb.RunAsync(context, parsed.GetRequiredValue(config), async (finance, _) =>
        {
            var members = await finance.ForVerbs().RefreshRosterAsync(() => finance.RefreshRosterAsync(cancellationToken));
            await context.Out.WriteLineAsync($"The roster holds {members} members.");
            return ExitCode.Done;
        }));
        return verb;
    }
}
