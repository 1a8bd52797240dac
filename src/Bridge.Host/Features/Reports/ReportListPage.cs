using Bridge.Host.Pages;
using Bridge.Host.Settings.Reports;

namespace Bridge.Host.Features.Reports;

/// <summary>The page that lists the reports, and which of them leave by mail.</summary>
internal static class ReportListPage
{
    private const int Shown = 4;

    private static readonly PageTemplate _list = new("<ul id=\"reports\" class=\"reports\" tabindex=\"-1\">{{reports}}</ul>");
    private static readonly PageTemplate _problem = new("<p id=\"reports\" tabindex=\"-1\" class=\"message wait\" role=\"status\">{{message}}</p>");
    private static readonly PageTemplate _forms = new("<p id=\"forms\">{{sentence}}</p>");
    private static readonly PageTemplate _report = new(
        "<li class=\"panel\"><h2>{{title}}</h2><p>{{description}}</p><div class=\"times\">{{times}}</div>"
        + "<form class=\"ask\" method=\"get\" action=\"reports/{{name}}\"><label>Another time <input name=\"period\" required placeholder=\"2026-07\" aria-describedby=\"forms\"></label>"
        + "<button type=\"submit\">Show</button></form></li>");
    private static readonly PageTemplate _time = new("<a href=\"reports/{{name}}?period={{period}}\" aria-label=\"{{title}}, {{when}}\">{{when}}</a>");
    private static readonly PageTemplate _mails = new(
        "<section class=\"panel\" aria-labelledby=\"mails\"><h2 id=\"mails\">By mail</h2><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Reports by mail\"><table><thead><tr>"
        + "<th scope=\"col\">Name</th><th scope=\"col\" class=\"words\">Report</th><th scope=\"col\" class=\"words\">Last</th></tr></thead><tbody>{{rows}}</tbody></table></div></section>");
    private static readonly PageTemplate _mail = new("<tr><th scope=\"row\">{{name}}</th><td class=\"words\">{{what}}</td><td class=\"words\">{{state}}</td></tr>");

    /// <summary>Renders the page.</summary>
    /// <param name="makers">The reports.</param>
    /// <param name="mails">The reports that leave by mail, and what became of the last.</param>
    /// <param name="today">Today, of the desk.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string Render(ReportMakers makers, IReadOnlyList<(ReportMailSettings Settings, string State)> mails, DateOnly today, PageVisit visit) => PageShell.Render(
        new PageFrame
        {
            Path = "reports",
            Headline = "Reports",
            Intro = _forms.Fill(new Dictionary<string, object?> { ["sentence"] = $"Of any time: {ReportPeriod.Forms}." }),
            Skip = ("reports", "reports"),
            Styles = ["report.css"],
            Main = Markup.Of(
            [
                _list.Fill(new Dictionary<string, object?> { ["reports"] = Markup.Of(makers.All.Select(maker => Item(maker, today))) }),
                mails.Count == 0 ? Markup.None : _mails.Fill(new Dictionary<string, object?> { ["rows"] = Markup.Of(mails.Select(Row)) }),
            ]),
        },
        visit);

    /// <summary>Renders the page when the desk's day is not known.</summary>
    /// <param name="problem">Why, and what to do.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string RenderProblem(string problem, PageVisit visit) => PageShell.Render(
        new PageFrame
        {
            Path = "reports",
            Headline = "Reports",
            Intro = PageShell.Paragraph("Nothing to show."),
            Tone = "wait",
            Skip = ("reports", "reports"),
            Main = _problem.Fill(new Dictionary<string, object?> { ["message"] = problem }),
        },
        visit);

    private static Markup Item(IReportMaker maker, DateOnly today) => _report.Fill(new Dictionary<string, object?>
    {
        ["name"] = maker.Name,
        ["title"] = maker.Title,
        ["description"] = maker.Description,
        ["times"] = Markup.Of(Periods(today).Select(period => _time.Fill(new Dictionary<string, object?>
        {
            ["name"] = maker.Name,
            ["title"] = maker.Title,
            ["period"] = period.Name,
            ["when"] = period.Title,
        }))),
    });

    private static IEnumerable<ReportPeriod> Periods(DateOnly today)
    {
        var month = ReportPeriod.Of(PeriodKind.Month, today);
        for (var index = 0; index < Shown; index++, month = month.Before())
        {
            yield return month;
        }

        yield return ReportPeriod.Of(PeriodKind.Quarter, today).Before();
        yield return ReportPeriod.Of(PeriodKind.Year, today);
    }

    private static Markup Row((ReportMailSettings Settings, string State) mail) => _mail.Fill(new Dictionary<string, object?>
    {
        ["name"] = mail.Settings.Name,
        ["what"] = $"{mail.Settings.Report}, every {mail.Settings.Every}, to {mail.Settings.To.Count} {(mail.Settings.To.Count == 1 ? "reader" : "readers")}",
        ["state"] = mail.State,
    });
}
