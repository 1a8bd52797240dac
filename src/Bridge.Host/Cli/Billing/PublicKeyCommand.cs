using System.CommandLine;

namespace Bridge.Host.Cli.Billing;

/// <summary><c>bridge billing public-key</c>: prints what support checks releases with.</summary>
internal static class PublicKeyCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var config = BillingVerb.Config();
        var verb = new VerbCommand(
            "public-key", "Prints the public half of the signing key, for support.", "bridge billing public-key > ../support/standing.pub")
        {
            config,
        };
        verb.SetAction((parsed, _) => BillingVerb.RunAsync(context, parsed.GetRequiredValue(config), async (finance, _) =>
        {
            await context.Out.WriteLineAsync(finance.Side.PublicKey());
            return ExitCode.Done;
        }));
        return verb;
    }
}
