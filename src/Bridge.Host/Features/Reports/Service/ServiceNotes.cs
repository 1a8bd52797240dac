using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Reports.Figures;

namespace Bridge.Host.Features.Reports.Service;

/// <summary>Says how the figures were made, so that a reader can compare them with others.</summary>
internal static class ServiceNotes
{
    /// <summary>Writes the notes.</summary>
    /// <param name="answer">The query and its figures.</param>
    /// <param name="figures">The table of figures.</param>
    /// <returns>Sentences.</returns>
    public static IReadOnlyList<string> Of((KpiQuery Query, IReadOnlyList<KpiRow> Rows) answer, FigureTable figures)
    {
        var (query, rows) = answer;
        var absent = rows.Count(row => row.Figure.State == KpiState.NotAvailable);
        return
        [
            $"Answered in time means within {query.Settings.WithinSeconds} s of entering the queue, ringing included; the service level counts all offered calls.",
            $"First contacts are resolved when the same caller does not come back on the same topic within {query.Settings.RepeatDays} days.",
            "Days are those of the desk's time zone. A call belongs to the day and hour in which it arrived.",
            .. rows.Any(row => row.Figure.State == KpiState.Provisional) ? (string[])["Provisional: records of these days may still come in."] : [],
            .. !figures.HasCases || figures.WithoutCases == 0 ? (string[])[] : [$"{(figures.WithoutCases == 1 ? "1 figure is" : $"{figures.WithoutCases} figures are")} left out: nothing was counted in this period, the one before or a year before."],
            .. absent == 0 ? (string[])[] : [$"{(absent == 1 ? "1 more figure waits for its" : $"{absent} more figures wait for their")} inputs: bridge kpi --list says what each needs."],
        ];
    }
}
