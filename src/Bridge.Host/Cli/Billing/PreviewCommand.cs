using System.CommandLine;
using Bridge.Host.Json;

namespace Bridge.Host.Cli.Billing;

/// <summary><c>bridge billing preview</c>: how many standings the next release would change.</summary>
internal static class PreviewCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var (config, json) = (BillingVerb.Config(), CommonOptions.Json());
        var verb = new VerbCommand("preview", "Counts what the next release would say; who it is about, finance's pages tell.") { config, json };
        verb.SetAction((parsed, _) => BillingVerb.RunAsync(context, parsed.GetRequiredValue(config), async (finance, _) =>
        {
            var preview = await finance.ForVerbs().PreviewAsync();
            await context.Out.WriteLineAsync(parsed.GetValue(json) ? JsonText.RenderObjectLine(writer => PreviewText.Write(writer, preview)) : PreviewText.Words(preview));
            return ExitCode.Done;
        }));
        return verb;
    }
}
