using System.CommandLine;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Json;
using Bridge.Host.Settings.Kpis;

namespace Bridge.Host.Cli.Measures;

/// <summary><c>bridge import KIND</c>: reads tables of one kind into the measures.</summary>
internal static class ImportTableCommand
{
    /// <summary>Builds the verb of a kind.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="name">The verb.</param>
    /// <param name="kind">What the rows are.</param>
    /// <param name="rows">What they tell, for help.</param>
    /// <param name="sample">Name of a sample of its mapping documents, for help.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context, string name, TableKind kind, string rows, string sample)
    {
        var files = new Argument<string[]>("file") { Description = "Tables; .gz and .zip are unpacked.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format", "-f") { Description = "csv.", DefaultValueFactory = _ => CallFormats.Table, HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong(CallFormats.Table);
        var mapping = new Option<string>("--mapping", "-m") { Description = $"Mapping document: a path, or a name in {MeasureDocuments.FolderOf(name)}.", HelpName = "FILE", Required = true };
        var zone = new Option<string?>("--zone", "-z") { Description = "IANA time zone of times without an offset, and of the desk when it has none yet.", HelpName = "ZONE" };
        var hours = new Option<string?>("--hours") { Description = "Document of the desk's business hours (docs/calls.md).", HelpName = "FILE" };
        var source = new Option<string?>("--source", "-s") { Description = "Name of the source; default the mapping's.", HelpName = "NAME" };
        var (data, json) = (MeasureOptions.Data(), CommonOptions.Json());
        var verb = new VerbCommand(
            name,
            $"Imports {rows}.",
            $"bridge import {name} export.csv --mapping {MeasureDocuments.FolderOf(name)}/{sample}.yaml")
        {
            files, format, mapping, zone, hours, source, data, json,
        };
        verb.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            context,
            kind,
            new Request(
                parsed.GetRequiredValue(files), MeasureDocuments.FolderOf(name), parsed.GetRequiredValue(mapping), parsed.GetValue(zone), parsed.GetValue(hours),
                parsed.GetValue(source), parsed.GetRequiredValue(data), parsed.GetValue(json)),
            cancellationToken)));
        return verb;
    }

    private static int Run(CliContext context, TableKind kind, Request request, CancellationToken cancellationToken)
    {
        MeasureDocuments.CheckZone(request.Zone);
        var mapping = MeasureDocuments.ReadTable(kind, request.Folder, request.Mapping, request.Zone);
        var source = request.Source ?? mapping.Source;
        var hours = request.Hours is null ? null : MeasureDocuments.ReadHours(request.Hours);
        using var store = MeasureStore.Open(MeasureFiles.Store(request.Data));
        store.SetDesk(request.Zone, mapping.Zone, hours);
        var refusals = new RefusalOutput(context);
        var intake = new DeskImport(store, mapping, source).Run(request.Files, refusals.Show, cancellationToken);
        context.Out.WriteLine(request.IsJson ? Json(source, intake)
            : $"Source {source}: {intake.Taken} rows read, {intake.Changed} new or changed, {intake.Refused} rows refused.{MeasureOptions.ZoneHint(store)}");
        return intake.Refused > 0 ? ExitCode.SetAside : ExitCode.Done;
    }

    private static string Json(string source, DeskIntake intake) => JsonText.RenderLine(json =>
    {
        json.WriteStartObject();
        json.WriteString("source", source);
        json.WriteNumber("read", intake.Taken);
        json.WriteNumber("changed", intake.Changed);
        json.WriteNumber("refused", intake.Refused);
        json.WriteEndObject();
    });

    private sealed record Request(
        string[] Files, string Folder, string Mapping, string? Zone, string? Hours, string? Source, string Data, bool IsJson);
}
