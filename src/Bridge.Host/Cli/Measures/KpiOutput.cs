using System.Globalization;
using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Tables;

namespace Bridge.Host.Cli.Measures;

/// <summary>Writes figures: rounded for people, whole for programs.</summary>
internal static class KpiOutput
{
    private static readonly string[] _headings = ["KPI", "variant", "group", "value", "numerator", "denominator", "n", "state"];

    /// <summary>Writes an answer.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="output">table, json, csv or xlsx, and the file to write; null for the output.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="rows">The answer.</param>
    public static void Write(CliContext context, (string Format, string? Path) output, KpiQuery query, IReadOnlyList<KpiRow> rows)
    {
        switch (output.Format)
        {
            case "json":
                OutputFile.Write(context, output.Path, KpiJson.Of(rows) + "\n");
                break;
            case "csv":
                OutputFile.Write(context, output.Path, TableCsv.Of(KpiTable.Of(rows)));
                break;
            case "xlsx":
                OutputFile.Write(context, output.Path ?? throw new UsageException("A workbook needs --out: the file to write."), TableWorkbook.Of([KpiTable.Of(rows)]));
                break;
            default:
                WriteTable(context, query, rows);
                break;
        }
    }

    private static void WriteTable(CliContext context, KpiQuery query, IReadOnlyList<KpiRow> rows)
    {
        context.Out.WriteLine($"{KpiText.Date(query.FirstDay)} to {KpiText.Date(query.LastDay)}{RulesOfCalls(query, rows)}");
        IReadOnlyList<IReadOnlyList<Cell>> cells = [.. rows.Select(Cells)];
        if (context.IsTerminal)
        {
            TerminalTable.Print(context.Out, _headings, cells);
        }
        else
        {
            PlainTable.Print(context.Out, _headings, cells);
        }

        foreach (var (kpi, guards) in rows.Where(row => row.Figure.Value is not null).GroupBy(row => row.Kpi).Select(of => (of.Key, of.SelectMany(row => row.Guards).Distinct().ToList())).Where(one => one.Item2.Count > 0))
        {
            context.Out.WriteLine($"{kpi.Id} misleads alone ({kpi.GuardedBecause}): read it with {string.Join(", ", guards)}.");
        }
    }

    // They say nothing about figures of tickets, staff or members.
    private static string RulesOfCalls(KpiQuery query, IReadOnlyList<KpiRow> rows) => rows.Any(row => row.Kpi.Variants[0].Desk is null && row.Figure.Value is not null)
        ? string.Create(
            CultureInfo.InvariantCulture,
            $", channel {query.Channel}, in time within {query.Settings.WithinSeconds} s, hanging up forgiven up to {query.Settings.ShortSeconds} s")
        : "";

    private static Cell[] Cells(KpiRow row)
    {
        var tone = row.Figure.State is KpiState.Ok ? Tone.Plain : Tone.Careful;
        return
        [
            new(row.Kpi.Name), new(row.Figure.Variant), new(KpiText.Group(row)), new(KpiText.Value(row.Kpi.Unit, row.Figure.Value), tone), new(KpiText.Part(row.Figure.Numerator)),
            new(KpiText.Part(row.Figure.Denominator)), new(row.Figure.N.ToString(CultureInfo.InvariantCulture)), new(KpiText.State(row.Figure), tone),
        ];
    }
}
