using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Features.Measures.Standards;
using Bridge.Host.Features.Reports.Figures;
using Bridge.Host.Settings.Kpis;
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
    private static readonly (string By, string[] Kpis)[] _groups = [("queue", _each), ("agent", _each), ("weekday", _over), ("hour", _over)];

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
        var links = new RecordLinks(now.Query, ("report", Name), ("period", period.Name));
        var figures = new FigureTable(now.Rows, ReportQuestion.Earlier(open, period.Before(), asked), ReportQuestion.Earlier(open, period.YearBefore(), asked), links);
        var step = period.Kind switch { PeriodKind.Week or PeriodKind.Month => "day", PeriodKind.Quarter => "week", _ => "month" };
        var missed = verdicts.Count(verdict => verdict.IsMet == false);
        return new Report(Name, Title, period,
        [
            .. verdicts.Count == 0 || !figures.HasCases ? (Table[])[] : [VerdictTable.Of(verdicts)],
            figures.Of(period),
            .. figures.HasCases ? _groups.Prepend((step, _over)).Select(group => By(open, question, group, links)) : [],
        ])
        {
            Summary = figures.HasCases
                ? verdicts.Count == 0 ? "No standards are set for this time." : missed == 0 ? "All standards were met or wait for figures." : $"{missed} of {verdicts.Count} standards missed."
                : "Nothing is known of this time. Choose another, or import calls (docs/calls.md) and tables of tickets and surveys (docs/desk-imports.md).",
            Tone = !figures.HasCases || verdicts.Count == 0 ? "wait" : missed == 0 ? "ok" : "bad",
            Notes = figures.HasCases && StandardJudge.Explain(StandardJudge.InPart(settings.Standards, now.Query)) is { Length: > 0 } unjudged
                ? [unjudged, .. ServiceNotes.Of(now, figures)] : ServiceNotes.Of(now, figures),
        };
    }

    private static Table By(OpenMeasures open, KpiQuestion question, (string By, string[] Kpis) group, RecordLinks links) =>
        GroupTable.Of(group.By, $"By {group.By}", open.Answer(question with { Kpis = group.Kpis, By = [group.By] }).Rows, links);
}
