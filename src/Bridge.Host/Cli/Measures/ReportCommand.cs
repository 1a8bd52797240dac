using System.CommandLine;
using Bridge.Core.Settings;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Reports;
using Bridge.Host.Settings.Kpis;
using Bridge.Host.Tables;

namespace Bridge.Host.Cli.Measures;

/// <summary><c>bridge report</c>: makes a report of a week, month, quarter or year.</summary>
internal static class ReportCommand
{
    private const string Workbook = "xlsx";

    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var name = new Argument<string>("report") { Description = $"Which report: {string.Join(", ", Settings.Reports.ReportMailReader.Kinds)}." };
        var period = new Option<string?>("--period", "-p") { Description = $"Of which time: {ReportPeriod.Forms}. Default: last month.", HelpName = "PERIOD" };
        var format = new Option<string>("--format", "-f") { Description = "table, json, csv or xlsx.", DefaultValueFactory = _ => "table", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("table", "json", "csv", Workbook);
        var table = new Option<string?>("--table", "-t") { Description = "This table of the report alone.", HelpName = "NAME" };
        var output = MeasureOptions.Output();
        var config = CommonOptions.Config();
        var verb = new VerbCommand(
            "report",
            "Makes a report: the help desk against its standards and the periods before, members, classes or violations.",
            "bridge report service --period 2026-07",
            "bridge report members --period 2026",
            "bridge report service --period 2026-Q3 --format xlsx --out q3.xlsx",
            "bridge report service --period 2026-07 --table by-queue --format csv")
        {
            name, period, format, table, output, config,
        };
        verb.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            context,
            new Request(
                parsed.GetRequiredValue(name), parsed.GetValue(period), parsed.GetRequiredValue(format), parsed.GetValue(table), parsed.GetValue(output), parsed.GetRequiredValue(config)),
            cancellationToken)));
        return verb;
    }

    private static int Run(CliContext context, Request request, CancellationToken cancellationToken)
    {
        if (context.LoadSettings(request.Config) is not { } settings)
        {
            return ExitCode.Usage;
        }

        var kpis = settings.Kpis ?? new KpiBoardSettings(Path.GetDirectoryName(settings.StorePath) ?? ".", new Bridge.Core.Kpis.KpiSettings().WithinSeconds, []);
        var measures = new MeasureReader(MeasureFiles.Store(kpis.Folder));
        var makers = ReportRegistration.Makers(measures, kpis);
        var maker = makers.Find(request.Name) ?? throw new UsageException(makers.Explain(request.Name));
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(context.Time.GetUtcNow(), measures.Zone()).DateTime);
        var period = request.Period is null ? ReportPeriod.Of(PeriodKind.Month, today).Before()
            : ReportPeriod.Parse(request.Period) ?? throw new UsageException($"--period {request.Period} is no period: write {ReportPeriod.Forms}.");
        var report = maker.Make(period, cancellationToken);
        if (request.Table is { } wanted)
        {
            report = report with { Tables = [report.Tables.FirstOrDefault(one => one.Name == wanted) ?? throw new UsageException($"--table {wanted}: {NearestWord.Explain(wanted, [.. report.Tables.Select(one => one.Name)])}")] };
        }

        Write(context, request, report);
        return ExitCode.Done;
    }

    private static void Write(CliContext context, Request request, Report report)
    {
        switch (request.Format)
        {
            case Workbook:
                OutputFile.Write(context, request.Output ?? throw new UsageException("A workbook needs --out: the file to write."), TableWorkbook.Of(report.Tables));
                break;
            case "json":
                OutputFile.Write(context, request.Output, ReportJson.Of(report) + "\n");
                break;
            case "csv" when report.Tables.Count > 1:
                throw new UsageException($"CSV holds one table: name it with --table. There are: {string.Join(", ", report.Tables.Select(one => one.Name))}.");
            case "csv":
                OutputFile.Write(context, request.Output, TableCsv.Of(report.Tables[0]));
                break;
            default:
                ReportOutput.Write(context, report);
                break;
        }
    }

    private sealed record Request(string Name, string? Period, string Format, string? Table, string? Output, string Config);
}
