using System.CommandLine;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Intake;
using Bridge.Host.Json;
using Bridge.Host.Settings.Kpis;

namespace Bridge.Host.Cli.Measures;

/// <summary><c>bridge import calls</c>: reads call files into the measures.</summary>
internal static class ImportCallsCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var files = new Argument<string[]>("file") { Description = "Call files; .gz is unpacked.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format", "-f") { Description = "queue_log (Asterisk), connect (Amazon Connect contact records) or csv.", Required = true, HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong([.. CallFormats.All]);
        var mapping = new Option<string?>("--mapping", "-m") { Description = "Mapping document for csv: a path, or a name in config/calls.", HelpName = "FILE" };
        var zone = new Option<string?>("--zone", "-z") { Description = "IANA time zone of the desk, and of a file's times without an offset.", HelpName = "ZONE" };
        var hours = new Option<string?>("--hours") { Description = "Document of the desk's business hours (docs/calls.md).", HelpName = "FILE" };
        var source = new Option<string?>("--source", "-s") { Description = "Name of the source; default the mapping's, else the format.", HelpName = "NAME" };
        var (data, json) = (MeasureOptions.Data(), CommonOptions.Json());
        var verb = new VerbCommand(
            "calls",
            "Imports call files of the phone system.",
            "bridge import calls queue_log queue_log.1.gz --format queue_log --zone America/Denver",
            "bridge import calls contacts.json --format connect --zone America/Denver --hours config/calls/hours.sample.yaml",
            "bridge import calls july.csv --format csv --mapping config/calls/wait-and-talk.yaml --source old-pbx")
        {
            files, format, mapping, zone, hours, source, data, json,
        };
        verb.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            context,
            new Request(
                parsed.GetRequiredValue(files), parsed.GetRequiredValue(format), parsed.GetValue(mapping), parsed.GetValue(zone), parsed.GetValue(hours),
                parsed.GetValue(source), parsed.GetRequiredValue(data), parsed.GetValue(json)),
            cancellationToken)));
        return verb;
    }

    private static int Run(CliContext context, Request request, CancellationToken cancellationToken)
    {
        MeasureDocuments.CheckZone(request.Zone);
        var mapping = request.Format == CallFormats.Table ? MeasureDocuments.ReadMapping(request.Mapping, request.Zone) : null;
        var hours = request.Hours is null ? null : MeasureDocuments.ReadHours(request.Hours);
        var source = request.Source ?? mapping?.Source ?? request.Format;
        using var store = MeasureStore.Open(MeasureFiles.Store(request.Data));
        var refusals = new RefusalOutput(context);
        var plan = new CallImportPlan(request.Format, source) { Mapping = mapping, Zone = request.Zone, Hours = hours };
        var intake = new CallImport(store, plan, MeasureFiles.Key(request.Data))
            .Run(request.Files, refusals.Show, cancellationToken);
        context.Out.WriteLine(request.IsJson ? Json(source, intake) : Text(source, intake, store));
        return intake.Refused > 0 ? ExitCode.SetAside : ExitCode.Done;
    }

    private static string Text(string source, VisitIntake intake, MeasureStore store) =>
        $"Source {source}: {intake.Taken} visits read, {intake.Added} new, {intake.Changed} changed, {intake.Refused} lines refused."
        + MeasureOptions.ZoneHint(store);

    private static string Json(string source, VisitIntake intake) => JsonText.RenderLine(json =>
    {
        json.WriteStartObject();
        json.WriteString("source", source);
        json.WriteNumber("read", intake.Taken);
        json.WriteNumber("added", intake.Added);
        json.WriteNumber("changed", intake.Changed);
        json.WriteNumber("refused", intake.Refused);
        json.WriteEndObject();
    });

    private sealed record Request(
        string[] Files, string Format, string? Mapping, string? Zone, string? Hours, string? Source, string Data, bool IsJson);
}
