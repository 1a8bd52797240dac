using System.CommandLine;
using System.Globalization;
using Bridge.Host.Finance;
using Bridge.Host.Json;

namespace Bridge.Host.Cli.Billing;

/// <summary><c>bridge billing import</c>: imports one export, whole or not at all.</summary>
internal static class ImportCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var file = new Argument<string?>("file") { Description = "The export; none when the mapping asks a database.", Arity = ArgumentArity.ZeroOrOne };
        var mapping = new Option<string>("--mapping", "-m") { Description = "Mapping document: a path, or a name in the folder 'mappings'.", Required = true, HelpName = "FILE" };
        var day = new Option<string?>("--as-of") { Description = "Day of the data, where the file does not say it.", HelpName = "YYYY-MM-DD" };
        var accept = new Option<bool>("--accept-vanished") { Description = "Say yes when many accounts are no longer in the file." };
        var (config, reason, json) = (BillingVerb.Config(), BillingVerb.Reason(), CommonOptions.Json());
        var verb = new VerbCommand(
            "import", "Imports a billing export; it reconciles, or nothing of it is stored.",
            "bridge billing import july.csv --mapping invoices.yaml --as-of 2026-07-31")
        {
            file, mapping, day, accept, reason, config, json,
        };
        verb.SetAction((parsed, cancellationToken) => BillingVerb.RunAsync(context, parsed.GetRequiredValue(config), async (finance, settings) =>
        {
            var summary = await finance.ForVerbs().ImportAsync(
                MappingPath(settings, parsed.GetRequiredValue(mapping)),
                parsed.GetValue(file) is { } path ? Path.GetFullPath(path) : null,
                Day(parsed.GetValue(day)),
                parsed.GetValue(accept),
                parsed.GetValue(reason),
                cancellationToken);
            await context.Out.WriteLineAsync(parsed.GetValue(json) ? JsonText.RenderObjectLine(writer => ImportText.Write(writer, summary)) : ImportText.Words(summary));
            return summary.Outcome == "refused" ? ExitCode.Refused : summary.RefusedRows > 0 ? ExitCode.SetAside : ExitCode.Done;
        }));
        return verb;
    }

    private static string MappingPath(FinanceFile settings, string text)
    {
        var inFolder = Path.Combine(settings.Mappings, text);
        return File.Exists(text) || !File.Exists(inFolder) ? Path.GetFullPath(text) : inFolder;
    }

    private static DateOnly? Day(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException("Write --as-of as 2026-07-31.");
}
