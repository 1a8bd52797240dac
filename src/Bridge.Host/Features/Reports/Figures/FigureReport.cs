using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Settings.Kpis;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Reports.Figures;

/// <summary>A report of some figures beside those of the periods before, then by group and as cross tables.</summary>
/// <param name="measures">The figures.</param>
/// <param name="settings">Usual numbers.</param>
/// <param name="spec">What it tells.</param>
internal sealed class FigureReport(MeasureReader measures, KpiBoardSettings settings, FigureReportSpec spec) : IReportMaker
{
    /// <inheritdoc />
    public string Name => spec.Name;

    /// <inheritdoc />
    public string Title => spec.Title;

    /// <inheritdoc />
    public string Description => spec.Description;

    /// <inheritdoc />
    public Report Make(ReportPeriod period, CancellationToken cancellationToken)
    {
        using var open = measures.Open(cancellationToken);
        var question = ReportQuestion.Of(period, settings.WithinSeconds) with { Kpis = spec.Kpis };
        var (query, rows) = open.Answer(question);
        var now = rows.Where(row => row.Group.Count == 0).ToList(); // what stands beside a figure by group has a table of its own
        var links = new RecordLinks(query, ("report", Name), ("period", period.Name));
        var figures = new FigureTable(now, ReportQuestion.Earlier(open, period.Before(), question), ReportQuestion.Earlier(open, period.YearBefore(), question), links);
        var hasAny = figures.HasCases;
        return new Report(Name, Title, period,
        [
            figures.Of(period),
            .. hasAny ? Steps(open, question, period, links) : [],
            .. hasAny ? spec.Groups.Select(group => GroupTable.Of(group.By, group.Title, open.Answer(question with { Kpis = group.Kpis, By = [group.By] }).Rows, links)) : [],
            .. hasAny ? spec.Crosses.Select(cross => CrossTable.Of(cross, open.Answer(question with { Kpis = [cross.Kpi], By = [cross.Down, cross.Across] }).Rows, links)) : [],
        ])
        {
            Summary = hasAny ? spec.Sentence(now) : $"Nothing is known of this time. {spec.Remedy}",
            Tone = hasAny ? "plain" : "wait",
            Notes =
            [
                "Days are those of the desk's time zone.",
                .. now.Any(row => row.Figure.State == KpiState.Provisional) ? (string[])["Provisional: records of these days may still come in."] : [],
            ],
        };
    }

    // A month is short enough to be seen whole; more is told month by month.
    private IEnumerable<Table> Steps(OpenMeasures open, KpiQuestion question, ReportPeriod period, RecordLinks links) => period.Kind is PeriodKind.Quarter or PeriodKind.Year
        ? [GroupTable.Of("month", "By month", open.Answer(question with { Kpis = spec.Over, By = ["month"] }).Rows, links)] : [];
}
