using System.CommandLine;
using System.Globalization;
using Bridge.Core.Model;
using Bridge.Finance.Composition;

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
            var preview = finance.Side.PreviewChanges();
            await context.Out.WriteLineAsync(parsed.GetValue(json) ? Json(preview) : Text(preview));
            return ExitCode.Done;
        }));
        return verb;
    }

    private static string Text(PreviewSummary preview)
    {
        var counts = string.Join(", ", Enum.GetValues<Standing>().Select(standing => $"{preview.Counts.GetValueOrDefault(standing)} {standing}"));
        var stale = preview.StaleLedgers.Count == 0 ? "" : $"{Environment.NewLine}Too old, so everybody is Unknown: {string.Join(", ", preview.StaleLedgers)}.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Release of {preview.Day:yyyy-MM-dd}: {counts}. {preview.Changes} would change, {preview.Gone} left the roster.{stale}");
    }

    private static string Json(PreviewSummary preview) => JsonText.RenderLine(json =>
    {
        json.WriteStartObject();
        json.WriteString("day", preview.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartObject("counts");
        foreach (var standing in Enum.GetValues<Standing>())
        {
            json.WriteNumber(standing.ToString(), preview.Counts.GetValueOrDefault(standing));
        }

        json.WriteEndObject();
        json.WriteNumber("changes", preview.Changes);
        json.WriteNumber("gone", preview.Gone);
        json.WriteStartArray("staleLedgers");
        foreach (var ledger in preview.StaleLedgers)
        {
            json.WriteStringValue(ledger);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
