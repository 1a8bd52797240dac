using System.CommandLine;

namespace Bridge.Host.Cli.Billing;

/// <summary><c>bridge billing release</c>: derives all standings, signs them and puts them into the outbox.</summary>
internal static class ReleaseCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var (config, reason) = (BillingVerb.Config(), BillingVerb.Reason());
        var verb = new VerbCommand("release", "Derives all standings, signs them and puts them into the outbox; at most once an hour.") { config, reason };
        verb.SetAction((parsed, _) => BillingVerb.RunAsync(context, parsed.GetRequiredValue(config), async (finance, settings) =>
        {
            var sequence = await finance.ForVerbs().ReleaseAsync(parsed.GetValue(reason));
            await context.Out.WriteLineAsync($"Release {sequence} is in {Path.GetFullPath(settings.Finance.Outbox, settings.Finance.Folder)}.");
            return ExitCode.Done;
        }));
        return verb;
    }
}
