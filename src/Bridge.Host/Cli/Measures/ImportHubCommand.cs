using System.CommandLine;
using Bridge.Core.Desk;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Features.Tickets;

namespace Bridge.Host.Cli.Measures;

/// <summary><c>bridge import hub</c>: brings the tickets and surveys that the hub keeps into the measures.</summary>
internal static class ImportHubCommand
{
    private const string Source = "hub";

    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var (config, data) = (CommonOptions.Config(), MeasureOptions.Data());
        var verb = new VerbCommand(
            "hub",
            "Brings the tickets and surveys that the hub keeps into the measures. Each time adds how tickets stand now, so run it often, for example every hour.",
            "bridge import hub --config bridge.yaml")
        {
            config, data,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(context, parsed.GetRequiredValue(config), parsed.GetRequiredValue(data), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(CliContext context, string config, string data, CancellationToken cancellationToken)
    {
        if (context.LoadSettings(config) is not { } settings)
        {
            return ExitCode.Usage;
        }

        using var store = MeasureStore.Open(MeasureFiles.Store(data));
        var words = settings.Routes.Where(route => route.IsTickets).ToDictionary(route => route.From, route => route.Desk, StringComparer.Ordinal);
        var tickets = Intake(store, TicketField.Kind, HubTickets.Told);
        if (File.Exists(settings.DeskPath))
        {
            using var kept = TicketStore.Open(settings.DeskPath, words);
            HubTickets.Read(kept, tickets, cancellationToken);
        }

        var surveys = Intake(store, SurveyField.Kind, HubSurveys.Told);
        var path = SurveyStore.PathBeside(settings.StorePath);
        if (File.Exists(path))
        {
            await using var kept = SurveyStore.Open(path, context.Time);
            HubSurveys.Read(kept, surveys, cancellationToken);
        }

        await context.Out.WriteLineAsync(
            $"{tickets.Taken} tickets read, {tickets.Changed} new or changed; {surveys.Taken} surveys and answers read, {surveys.Changed} new or changed.{MeasureOptions.ZoneHint(store)}");
        return ExitCode.Done;
    }

    // What the hub reads from its own stores was checked at their doors: no row is refused.
    private static DeskIntake Intake(MeasureStore store, TableKind kind, ulong told) =>
        new(store, kind, Source, told, refusal => throw new InvalidDataException(refusal.Reason));
}
