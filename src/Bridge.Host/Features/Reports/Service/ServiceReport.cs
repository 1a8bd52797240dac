using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Reports.Figures;
using Bridge.Host.Settings;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Reports.Service;

/// <summary>How the help desk served its callers in a period: against the standards, against the periods before, and by day, queue, agent and hour.</summary>
/// <remarks>Source: CMLS guide, METRICS and CRM reporting.</remarks>
/// <param name="measures">The figures.</param>
/// <param name="settings">Standards and usual numbers.</param>
internal sealed class ServiceReport(MeasureReader measures, KpiBoardSettings settings) : IReportMaker
{
    // What the desk does; members, classes and violations have reports of their own.
    private static readonly string[] _figures =
        [.. KpiCatalogue.All.Select(kpi => kpi.Id).Except(new[] { FigureReports.Members, FigureReports.Classes, FigureReports.Violations }.SelectMany(spec => spec.Kpis))];

    private static readonly string[] _over = ["offered", "answered", "sl", "asa", "abandonment"];
    private static readonly string[] _each = ["offered", "answered", "sl", "asa", "abandonment", "aht", "transferred", "fcr"];

    /// <inheritdoc />
    public string Name => "service";

    /// <inheritdoc />
    public string Title => "Service report";

    /// <inheritdoc />
    public string Description => "The help desk against its standards and the periods before, and by day, queue, agent and hour.";

    /// <inheritdoc />
    public Report Make(ReportPeriod period, CancellationToken cancellationToken)
    {
        using var open = measures.Open(cancellationToken);
        var question = ReportQuestion.Of(period, settings.WithinSeconds);
        var asked = question with { Kpis = _figures };
        var now = open.Answer(asked);
        var verdicts = StandardJudge.Judge(open, settings.Standards, question, now);
        var figures = new FigureTable(now.Rows, ReportQuestion.Earlier(open, period.Before(), asked), ReportQuestion.Earlier(open, period.YearBefore(), asked));
        var step = period.Kind switch { PeriodKind.Week or PeriodKind.Month => "day", PeriodKind.Quarter => "week", _ => "month" };
        var missed = verdicts.Count(verdict => verdict.IsMet == false);
        return new Report(Name, Title, period,
        [
            .. verdicts.Count == 0 ? (Table[])[] : [VerdictTable.Of(verdicts)],
            figures.Of(period),
            By(open, question, step, _over, $"By {step}"),
            By(open, question, "queue", _each, "By queue"),
            By(open, question, "agent", _each, "By agent"),
            By(open, question, "weekday", _over, "By weekday"),
            By(open, question, "hour", _over, "By hour"),
        ])
        {
            Summary = figures.HasCases
                ? verdicts.Count == 0 ? "No standards are set for this time." : missed == 0 ? "All standards were met or wait for figures." : $"{missed} of {verdicts.Count} standards missed."
                : "Nothing is known of this time.",
            Tone = !figures.HasCases || verdicts.Count == 0 ? "wait" : missed == 0 ? "ok" : "bad",
            Notes = ServiceNotes.Of(now),
        };
    }

    private static Table By(OpenMeasures open, KpiQuestion question, string by, string[] kpis, string title) =>
        GroupTable.Of(by, title, open.Answer(question with { Kpis = kpis, By = [by] }).Rows);
}
