using System.Text.RegularExpressions;
using Bridge.Host.Pages;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Reports;

/// <summary>A report as a page that prints well: plain HTML, one table after the other.</summary>
internal static partial class ReportPage
{
    private const char UnbreakingHyphen = '\u2011';

    private static readonly PageTemplate _main = new(PageTemplate.Open("Reports", "report.html"));
    private static readonly PageTemplate _table = new(PageTemplate.Open("Reports", "table.html"));
    private static readonly PageTemplate _rows = new(PageTemplate.Open("Reports", "rows.html"));
    private static readonly PageTemplate _link = new("<a href=\"../{{address}}\">{{value}}</a>");
    private static readonly PageTemplate _head = new("<th scope=\"col\"{{tone}}>{{name}}</th>");
    private static readonly PageTemplate _row = new("<tr><th scope=\"row\">{{name}}</th>{{cells}}</tr>");
    private static readonly PageTemplate _cell = new("<td{{tone}}>{{value}}</td>");
    private static readonly PageTemplate _problem = new("<p id=\"report\" tabindex=\"-1\" class=\"message wait\" role=\"status\">{{message}}</p><p><a href=\"../reports\">All reports and other times</a></p>");
    private static readonly PageTemplate _days = new("<p class=\"days\">{{days}}</p>");
    private static readonly PageTemplate _note = new("<li>{{note}}</li>");

    /// <summary>The style sheet.</summary>
    public static string Style { get; } = PageTemplate.Open("Reports", "report.css");

    /// <summary>Renders a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="madeAt">When it was made, UTC.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string Render(Report report, DateTimeOffset madeAt, PageVisit visit) => Fill(
        report.Name,
        report.Title,
        report.Period,
        report.Summary,
        report.Tone,
        Markup.Of(report.Tables.Select(Render)),
        Markup.Of(report.Notes.Append($"Made on {madeAt:yyyy-MM-dd HH:mm} UTC.").Select(note => _note.Fill(new Dictionary<string, object?> { ["note"] = note }))),
        visit);

    /// <summary>Renders the page when there is no report.</summary>
    /// <param name="maker">What was asked for.</param>
    /// <param name="period">For which time; null when that cannot be read.</param>
    /// <param name="problem">Why, and what to do.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string RenderProblem(IReportMaker maker, ReportPeriod? period, string problem, PageVisit visit) => PageShell.Render(
        new PageFrame
        {
            Path = $"reports/{maker.Name}",
            Headline = period is null ? maker.Title : $"{maker.Title}, {period.Title}",
            Intro = PageShell.Paragraph("Nothing to show."),
            Tone = "wait",
            Skip = ("report", "report"),
            Styles = ["report.css"],
            Main = _problem.Fill(new Dictionary<string, object?> { ["message"] = problem }),
        },
        visit);

    private static string Fill(string name, string title, ReportPeriod period, string summary, string tone, Markup tables, Markup notes, PageVisit visit) => PageShell.Render(
        new PageFrame
        {
            Path = $"reports/{name}",
            Headline = $"{title}, {period.Title}",
            Intro = Markup.Of([PageShell.Paragraph(summary), _days.Fill(new Dictionary<string, object?> { ["days"] = $"{period.First:yyyy-MM-dd} to {period.Last:yyyy-MM-dd}" })]),
            Tone = tone,
            Skip = ("report", "report"),
            Styles = ["report.css"],
            Main = _main.Fill(new Dictionary<string, object?>
            {
                ["name"] = name,
                ["period"] = period.Name,
                ["before"] = period.Before().Name,
                ["after"] = ReportPeriod.Of(period.Kind, period.Last.AddDays(1)).Name,
                ["tables"] = tables,
                ["notes"] = notes,
            }),
        },
        visit);

    private static Markup Render(Table table) => _table.Fill(new Dictionary<string, object?>
    {
        ["name"] = table.Name,
        ["title"] = table.Title,
        ["table"] = table.Rows.Count == 0 ? Markup.None : Rows(table),
        ["note"] = table.Rows.Count == 0 ? "Nothing in this time." : table.Note,
    });

    private static Markup Rows(Table table) => _rows.Fill(new Dictionary<string, object?>
    {
        ["title"] = table.Title,
        ["kind"] = table.Name,
        ["heads"] = Markup.Of(table.Columns.Select((name, index) => _head.Fill(new Dictionary<string, object?>
        {
            ["name"] = name.Replace('-', UnbreakingHyphen),
            ["tone"] = table.Rows[0][index].Text is not null ? new Markup(" class=\"words\"") : Markup.None,
        }))),
        ["rows"] = Markup.Of(table.Rows.Select(Row)),
    });

    private static Markup Row(IReadOnlyList<TableCell> cells) => _row.Fill(new Dictionary<string, object?>
    {
        ["name"] = UnbrokenTimes.Of(cells[0].ToString()),
        ["cells"] = Markup.Of(cells.Skip(1).Select(cell => _cell.Fill(new Dictionary<string, object?>
        {
            ["tone"] = Tone(cell),
            ["value"] = cell.Records is { } address ? _link.Fill(new Dictionary<string, object?> { ["address"] = address, ["value"] = Unbroken(cell) }) : Unbroken(cell),
        }))),
    });

    // A number never stands in another line than its unit; files keep the plain space, which programs look for.
    private static Markup Unbroken(TableCell cell) => UnbrokenTimes.Of(BeforeUnit().Replace(cell.ToString(), "\u00a0"));

    [GeneratedRegex(@"(?<=\d) (?=(%|s|min|h|d)(\W|$))")]
    private static partial Regex BeforeUnit();

    private static Markup Tone(TableCell cell) => (cell.Text is not null, cell.IsGrey) switch
    {
        (true, true) => new Markup(" class=\"words few\""),
        (true, false) => new Markup(" class=\"words\""),
        (false, true) => new Markup(" class=\"few\""),
        _ => Markup.None,
    };
}
