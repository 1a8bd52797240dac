using System.CommandLine;
using Bridge.Host.Features.HubFigures;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Features.Tickets;

namespace Bridge.Host.Cli.Measures;

/// <summary><c>bridge import hub</c>: brings the tickets and surveys that the hub keeps into the measures.</summary>
internal static class ImportHubCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var config = CommonOptions.Config();
        var data = new Option<string?>("--data", "-d") { Description = "Folder of the store measures.db; default the one of the settings.", HelpName = "DIR" };
        var verb = new VerbCommand(
            "hub",
            "Brings the tickets and surveys that the hub keeps into the measures. Each time adds how tickets stand now, so run it often, for example every hour; 'bridge run' with 'kpis' in the settings does it by itself.",
            "bridge import hub --config bridge.yaml")
        {
            config, data,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(context, parsed.GetRequiredValue(config), parsed.GetValue(data), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(CliContext context, string config, string? data, CancellationToken cancellationToken)
    {
        if (context.LoadSettings(config) is not { } settings)
        {
            return ExitCode.Usage;
        }

        var words = settings.Routes.Where(route => route.IsTickets).ToDictionary(route => route.From, route => route.Desk, StringComparer.Ordinal);
        using var kept = File.Exists(settings.DeskPath) ? TicketStore.Open(settings.DeskPath, words) : null;
        var path = SurveyStore.PathBeside(settings.StorePath);
        await using var asked = File.Exists(path) ? SurveyStore.Open(path, context.Time) : null;
        using var store = MeasureStore.Open(MeasureFiles.Store(data ?? settings.MeasuresFolder));
        var (tickets, surveys) = new HubImport(kept, asked).Run(store, cancellationToken);
        await context.Out.WriteLineAsync(
            $"{tickets.Taken} tickets read, {tickets.Changed} new or changed; {surveys.Taken} surveys and answers read, {surveys.Changed} new or changed.{MeasureOptions.ZoneHint(store)}");
        return ExitCode.Done;
    }
}
