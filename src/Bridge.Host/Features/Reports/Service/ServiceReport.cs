using Bridge.Host.Features.Measures;
using Bridge.Host.Settings;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Reports.Service;

/// <summary>How the help desk served its callers in a period: against the standards, against the periods before, and by day, queue, agent and hour.</summary>
/// <remarks>Source: CMLS guide, METRICS and CRM reporting.</remarks>
/// <param name="measures">The figures.</param>
/// <param name="settings">Standards and usual numbers.</param>
internal sealed class ServiceReport(MeasureReader measures, KpiBoardSettings settings) : IReportMaker
{
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
        var question = Of(period);
        var now = open.Answer(question with { Kpis = ["all"] });
        var verdicts = StandardJudge.Judge(open, settings.Standards, question, now);
        var figures = new FigureTable(now.Rows, Earlier(open, period.Before()), Earlier(open, period.YearBefore()));
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
            Summary = figures.HasCalls
                ? verdicts.Count == 0 ? "No standards are set for this time." : missed == 0 ? "All standards were met or wait for figures." : $"{missed} of {verdicts.Count} standards missed."
                : "No calls are known of this time.",
            Tone = !figures.HasCalls || verdicts.Count == 0 ? "wait" : missed == 0 ? "ok" : "bad",
            Notes = ServiceNotes.Of(now),
        };
    }

    private KpiQuestion Of(ReportPeriod period) => new()
    {
        From = KpiText.Date(period.First.DayNumber - LocalSlot.Epoch),
        To = KpiText.Date(period.Last.DayNumber - LocalSlot.Epoch),
        Within = settings.WithinSeconds,
    };

    // A time without any call is not known rather than quiet: its zeros would look like figures.
    private IReadOnlyList<KpiRow> Earlier(OpenMeasures open, ReportPeriod period) =>
        open.Answer(Of(period) with { Kpis = ["all"] }).Rows is var rows && rows.Any(row => row.Figure.N > 0) ? rows : [];

    private static Table By(OpenMeasures open, KpiQuestion question, string by, string[] kpis, string title) =>
        GroupTable.Of(by, title, open.Answer(question with { Kpis = kpis, By = [by] }).Rows);
}
