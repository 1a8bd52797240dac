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
        WrappedText.Write(context, $"{KpiText.Date(query.FirstDay)} to {KpiText.Date(query.LastDay)}{RulesOfCalls(query, rows)}");
        if (context.IsTerminal)
        {
            PrintNarrow(context, rows);
        }
        else
        {
            PlainTable.Print(context.Out, _headings, [.. rows.Select(Cells)]);
        }

        foreach (var (kpi, guards) in rows.Where(row => row.Figure.Value is not null).GroupBy(row => row.Kpi).Select(of => (of.Key, of.SelectMany(row => row.Guards).Distinct().ToList())).Where(one => one.Item2.Count > 0))
        {
            WrappedText.Write(context, $"{kpi.Id} misleads alone ({kpi.GuardedBecause}): read it with {string.Join(", ", guards)}.", indent: 2);
        }
    }

    // A terminal of 80 columns has no room for what is the same in every row.
    private static void PrintNarrow(CliContext context, IReadOnlyList<KpiRow> rows)
    {
        var hasGroups = rows.Any(row => KpiText.Group(row).Length > 0);
        var hasVariants = rows.GroupBy(row => (row.Kpi.Id, KpiText.Group(row))).Any(of => of.Count() > 1);
        TerminalTable.Print(
            context.Out,
            context.Width,
            [.. Narrow("KPI", "variant", "group", ["value", "counted from", "n", "state"], hasVariants, hasGroups)],
            rows.Select(row =>
            {
                var cells = Cells(row);
                var parts = new Cell(row.Figure.Denominator is null ? cells[4].Text : $"{cells[4].Text} of {cells[5].Text}");
                return (IReadOnlyList<Cell>)[.. Narrow(cells[0], cells[1], cells[2], [cells[3], parts, cells[6], cells[7] with { Text = KpiText.Trust(row.Figure) }], hasVariants, hasGroups)];
            }));
    }

    private static IEnumerable<T> Narrow<T>(T kpi, T variant, T group, IEnumerable<T> rest, bool hasVariants, bool hasGroups) =>
        [kpi, .. hasVariants ? [variant] : Array.Empty<T>(), .. hasGroups ? [group] : Array.Empty<T>(), .. rest];

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
