using System.CommandLine;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Sums;

namespace Bridge.Host.Cli.Measures;

/// <summary><c>bridge kpi</c>: computes KPIs from the measures.</summary>
internal static class KpiCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var from = new Option<string?>("--from") { Description = "First day; default the first with records.", HelpName = "YYYY-MM-DD" };
        var to = new Option<string?>("--to") { Description = "Last day, itself included; default the last with records.", HelpName = "YYYY-MM-DD" };
        var by = new Option<string[]>("--by") { Description = $"Groups: {KpiWordLists.Dimensions}.", HelpName = "LIST", AllowMultipleArgumentsPerToken = true };
        var kpi = new Option<string[]>("--kpi", "-k") { Description = "KPIs by id, or 'all'; 'bridge kpi --list' shows them.", HelpName = "LIST", AllowMultipleArgumentsPerToken = true };
        var variant = new Option<string[]>("--variant") { Description = "Formulas other than the first, or 'all'.", HelpName = "LIST", AllowMultipleArgumentsPerToken = true };
        var within = new Option<int>("--x") { Description = "Seconds within which a call is answered in time.", HelpName = "SECONDS", DefaultValueFactory = _ => 45 };
        var forgiven = new Option<int>("--short") { Description = "Seconds up to which hanging up is forgiven.", HelpName = "SECONDS" };
        var window = new Option<int>("--window") { Description = "Days within which a caller must not come back (fcr).", HelpName = "DAYS", DefaultValueFactory = _ => 7 };
        var channel = new Option<string>("--channel") { Description = "Channel.", HelpName = "NAME", DefaultValueFactory = _ => "voice" };
        var after = new Option<bool>("--include-after-hours") { Description = "Count calls outside business hours like all others." };
        var compare = new Option<string[]>("--compare") { Description = "Times to compare with: before, year; json, csv and xlsx show them.", HelpName = "LIST" };
        var format = new Option<string>("--format", "-f") { Description = "table, json, csv or xlsx.", DefaultValueFactory = _ => "table", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("table", "json", "csv", "xlsx");
        var list = new Option<bool>("--list") { Description = "Show the catalogue instead." };
        var (data, output) = (MeasureOptions.Data(), MeasureOptions.Output());
        var verb = new VerbCommand(
            "kpi",
            "Computes KPIs of all that was imported; each comes with its numerator, denominator and state, and with the KPIs that it must not stand without.",
            "bridge kpi                                          # the usual ones over everything that was imported",
            "bridge kpi --from 2026-07-01 --to 2026-07-31 --kpi sl,asa --by queue,hour",
            "bridge kpi --kpi sl --variant all --x 30            # the same month by all formulas",
            "bridge kpi --by month --format xlsx --out kpis.xlsx",
            "bridge kpi --list                                   # all KPIs with their formulas and sources")
        {
            from, to, by, kpi, variant, within, forgiven, window, channel, after, compare, format, list, data, output,
        };
        verb.SetAction((parsed, cancellationToken) => Task.FromResult(parsed.GetValue(list)
            ? List(context, parsed.GetRequiredValue(format))
            : Run(context, parsed.GetRequiredValue(data), (parsed.GetRequiredValue(format), parsed.GetValue(output)), new KpiQuestion
            {
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                By = parsed.GetValue(by),
                Kpis = parsed.GetValue(kpi),
                Variants = parsed.GetValue(variant),
                Within = parsed.GetValue(within),
                Short = parsed.GetValue(forgiven),
                Window = parsed.GetValue(window),
                Channel = parsed.GetRequiredValue(channel),
                IncludesAfterHours = parsed.GetValue(after),
                Compare = parsed.GetValue(compare),
                NameOf = name => "--" + name,
            }, cancellationToken)));
        return verb;
    }

    private static int Run(CliContext context, string folder, (string Format, string? Path) output, KpiQuestion question, CancellationToken cancellationToken)
    {
        var path = MeasureFiles.Store(folder);
        if (!File.Exists(path))
        {
            throw new UsageException($"There is no store {Path.GetFullPath(path)}. Import records first (bridge import --help), or name its folder with --data.");
        }

        using var store = MeasureStore.Open(path);
        Rollups.RefreshDays(store, cancellationToken);
        var query = question.ToQuery(store);
        KpiOutput.Write(context, output, query, KpiComparer.Answer(store, query));
        return ExitCode.Done;
    }

    private static int List(CliContext context, string format)
    {
        KpiListOutput.Write(context, format);
        return ExitCode.Done;
    }
}
