using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Bridge.Finance.Composition;
using Bridge.Host.Finance;

namespace Bridge.Host.Cli.Billing;

/// <summary><c>bridge billing import</c>: imports one export, whole or not at all.</summary>
internal static class ImportCommand
{
    private const int MostShown = 20;

    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var file = new Argument<string?>("file") { Description = "The export; none when the mapping asks a database.", Arity = ArgumentArity.ZeroOrOne };
        var mapping = new Option<string>("--mapping", "-m") { Description = "Mapping document: a path, or a name in the folder 'mappings'.", Required = true, HelpName = "FILE" };
        var day = new Option<string?>("--as-of") { Description = "Day of the data, where the file does not say it.", HelpName = "YYYY-MM-DD" };
        var accept = new Option<bool>("--accept-vanished") { Description = "Say yes when many accounts are no longer in the file." };
        var (config, json) = (BillingVerb.Config(), CommonOptions.Json());
        var verb = new VerbCommand(
            "import", "Imports a billing export; it reconciles, or nothing of it is stored.",
            "bridge billing import july.csv --mapping invoices.yaml --as-of 2026-07-31")
        {
            file, mapping, day, accept, config, json,
        };
        verb.SetAction((parsed, cancellationToken) => BillingVerb.RunAsync(context, parsed.GetRequiredValue(config), async (finance, settings) =>
        {
            var summary = await finance.Side.ImportAsync(
                MappingPath(settings, parsed.GetRequiredValue(mapping)),
                parsed.GetValue(file) is { } path ? Path.GetFullPath(path) : null,
                Day(parsed.GetValue(day)),
                parsed.GetValue(accept),
                cancellationToken);
            await context.Out.WriteLineAsync(parsed.GetValue(json) ? Json(summary) : Text(summary));
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

    private static string Text(ImportSummary summary)
    {
        var lines = new List<string> { Headline(summary) };
        lines.AddRange(summary.Reasons.Select(reason => $"  {reason}"));
        if (summary.Unreconciled.Count > 0)
        {
            lines.Add($"  Accounts: {string.Join(", ", summary.Unreconciled.Take(MostShown))}{(summary.Unreconciled.Count > MostShown ? " and others" : "")}.");
        }

        if (summary.RefusedRows > 0)
        {
            lines.Add($"{summary.RefusedRows} rows were set aside:");
            lines.AddRange(summary.Refusals.Take(MostShown).Select(refusal => $"  {refusal.Reason}"));
        }

        if (summary.Unmatched > 0)
        {
            lines.Add($"{summary.Unmatched} accounts concern nobody in the roster: complete the cross-reference.");
        }

        return string.Join(Environment.NewLine, lines);
    }

    private static string Headline(ImportSummary summary) => summary.Outcome switch
    {
        "unchanged" => $"Ledger {summary.Ledger}: the same file as last time, nothing to do.",
        "refused" => $"Ledger {summary.Ledger}: refused, nothing was stored.",
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"Ledger {summary.Ledger} as of {summary.AsOf:yyyy-MM-dd}: {summary.Rows} records of {summary.Accounts} accounts, {summary.Changed} changed, {summary.Vanished} vanished. It reconciles."),
    };

    private static string Json(ImportSummary summary) => JsonText.RenderLine(json =>
    {
        json.WriteStartObject();
        json.WriteString("outcome", summary.Outcome);
        json.WriteString("ledger", summary.Ledger);
        json.WriteString("asOf", summary.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("rows", summary.Rows);
        json.WriteNumber("accounts", summary.Accounts);
        json.WriteNumber("changed", summary.Changed);
        json.WriteNumber("unchanged", summary.Unchanged);
        json.WriteNumber("vanished", summary.Vanished);
        json.WriteNumber("unmatched", summary.Unmatched);
        json.WriteNumber("refusedRows", summary.RefusedRows);
        json.WriteStartArray("refusals");
        foreach (var refusal in summary.Refusals)
        {
            json.WriteStartObject();
            json.WriteString("code", refusal.Code);
            json.WriteString("reason", refusal.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTexts(json, "reasons", summary.Reasons);
        WriteTexts(json, "unreconciled", summary.Unreconciled);
        json.WriteEndObject();
    });

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
