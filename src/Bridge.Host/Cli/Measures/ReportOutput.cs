using Bridge.Host.Features.Reports;
using Bridge.Host.Tables;

namespace Bridge.Host.Cli.Measures;

/// <summary>Shows a report in a terminal, or plainly in a pipe.</summary>
internal static class ReportOutput
{
    /// <summary>Shows it.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="report">The report.</param>
    public static void Write(CliContext context, Report report)
    {
        context.Out.WriteLine($"{report.Title}, {report.Period.Title} ({report.Period.First:yyyy-MM-dd} to {report.Period.Last:yyyy-MM-dd})");
        context.Out.WriteLine(report.Summary);
        foreach (var table in report.Tables)
        {
            context.Out.WriteLine();
            context.Out.WriteLine(table.Title);
            IReadOnlyList<IReadOnlyList<Cell>> cells =
                [.. table.Rows.Select(row => (IReadOnlyList<Cell>)[.. row.Select(cell => new Cell(Plain(cell), cell.IsGrey ? Tone.Careful : Tone.Plain))])];
            if (context.IsTerminal)
            {
                TerminalTable.Print(context.Out, context.Width, table.Columns, cells);
            }
            else
            {
                PlainTable.Print(context.Out, table.Columns, cells);
            }
        }

        context.Out.WriteLine();
        report.Notes.ToList().ForEach(context.Out.WriteLine);
    }

    // Signs that every terminal has; what people wrote stays as it is.
    private static string Plain(TableCell cell) =>
        (cell.Text ?? cell.ToString().Replace(TableCell.Minus, '-').Replace(TableCell.Nothing, "-", StringComparison.Ordinal)).Replace('\u00a0', ' ');
}
