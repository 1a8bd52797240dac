using System.CommandLine;
using Bridge.Host.Features.Interactions;
using Bridge.Host.Json;

namespace Bridge.Host.Cli.Imports;

/// <summary><c>bridge import interactions</c>: takes note of what happened elsewhere.</summary>
internal static class ImportInteractionsCommand
{
    private const int MostShown = 20;

    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var files = new Argument<string[]>("file") { Description = "Tables (.csv) with the headings key, member, at, channel, and as wanted subject, outcome, by, link.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string>("--source", "-s") { Description = "Name of the system they come from; keys count within it.", Required = true, HelpName = "NAME" };
        var (config, json) = (CommonOptions.Config(), CommonOptions.Json());
        var verb = new VerbCommand(
            "interactions",
            "Imports interactions: classes attended, purchases, messages. A key that comes again replaces what it told before.",
            "bridge import interactions classes.csv --source lms",
            "bridge import interactions social.csv posts.csv --source hootsuite --json")
        {
            files, source, config, json,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            context, parsed.GetRequiredValue(files), parsed.GetRequiredValue(source), parsed.GetRequiredValue(config), parsed.GetValue(json), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        CliContext context, string[] files, string source, string config, bool isJson, CancellationToken cancellationToken)
    {
        if (context.LoadSettings(config) is not { } settings)
        {
            return ExitCode.Usage;
        }

        if (source.Length == 0 || !source.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            throw new UsageException($"--source '{source}' may hold letters, digits, '-' and '_' only.");
        }

        await using var store = InteractionStore.Open(InteractionStore.PathBeside(settings.StorePath));
        var (import, shown) = (new InteractionFile(source, store, context.Time), 0);
        foreach (var file in files)
        {
            import.Import(file, line => shown += Show(context, line, shown), cancellationToken);
        }

        await context.Out.WriteLineAsync(isJson ? Json(source, import) : $"Source {source}: {import.Taken} rows read, {import.Changed} new or changed, {import.Refused} refused.");
        return import.Refused > 0 ? ExitCode.SetAside : ExitCode.Done;
    }

    private static int Show(CliContext context, string line, int shown)
    {
        if (shown <= MostShown)
        {
            context.Error.WriteLine(shown < MostShown ? line : "More rows were refused; these were the first.");
        }

        return 1;
    }

    private static string Json(string source, InteractionFile import) => JsonText.RenderLine(json =>
    {
        json.WriteStartObject();
        json.WriteString("source", source);
        json.WriteNumber("read", import.Taken);
        json.WriteNumber("changed", import.Changed);
        json.WriteNumber("refused", import.Refused);
        json.WriteEndObject();
    });
}
