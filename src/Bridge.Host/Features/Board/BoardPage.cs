using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Pages;

namespace Bridge.Host.Features.Board;

/// <summary>The page of figures: plain HTML that works without scripts, in the dark, on a phone and with a screen reader.</summary>
internal static class BoardPage
{
    private static readonly PageTemplate _main = new(PageTemplate.Open("Board", "board.html"));
    private static readonly PageTemplate _footer = new(PageTemplate.Open("Board", "footer.html"));
    private static readonly PageTemplate _option = new("<option value=\"{{value}}\"{{chosen}}>{{name}}</option>");
    private static readonly PageTemplate _problem = new("<p class=\"message wait\" role=\"status\">{{message}}</p>");
    private static readonly PageTemplate _area = new("<a href=\"kpis?area={{area}}{{days}}&amp;x={{within}}\"{{current}}>{{title}}</a>");
    private static readonly PageTemplate _long = new("<a href=\"kpis/records?area=calls&amp;kpi=longCalls&amp;order=most&amp;from={{from}}&amp;to={{to}}\">Very long calls</a>");
    private static readonly PageTemplate _days = new("&amp;from={{from}}&amp;to={{to}}");

    /// <summary>The style sheet.</summary>
    public static string Style { get; } = PageTemplate.Open("Board", "board.css");

    /// <summary>Renders the page.</summary>
    /// <param name="asked">What the reader chose.</param>
    /// <param name="answer">What to show.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string Render(BoardQuestion asked, BoardAnswer answer, PageVisit visit)
    {
        var rows = answer.Sections.SelectMany(section => section.Figures).Select(figure => figure.Row).ToList();
        var links = new RecordLinks(answer.Query, ("area", asked.Area));
        var content = Markup.Of(
        [
            .. answer.Sections.Select(section => BoardSection.Render(section.Area, section.Figures, answer, asked.Area == BoardArea.Overview, links)),
            answer.Drawn is { } drawn ? FigureChart.Render(drawn, answer.Trend, answer.TrendBy, links) : BoardChart.Render(answer.Trend, answer.TrendBy, links),
            BoardTable.Render(asked.Shown, answer.Groups, answer.By, links),
        ]);
        var (from, to) = (KpiText.Date(answer.Query.FirstDay), KpiText.Date(answer.Query.LastDay));
        var earlier = answer.Query.Earlier.Select(time => time.Days(answer.Query.FirstDay, answer.Query.LastDay)).Select(days => KpiText.Days(days.First, days.Last));
        return Fill(
            asked with { From = from, To = to, By = answer.By, Figure = answer.Drawn?.Id ?? "" },
            asked.Shown,
            $"{KpiText.Days(answer.Query.FirstDay, answer.Query.LastDay)}, days of the desk's zone, beside {string.Join(" and ", earlier)}.{(rows.Exists(row => row.Figure.State == KpiState.Provisional) ? " Provisional: records of these days may still come in." : "")}",
            content,
            visit);
    }

    /// <summary>Renders the page when there is nothing to show.</summary>
    /// <param name="asked">What the reader chose.</param>
    /// <param name="problem">Why, and what to do.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string RenderProblem(BoardQuestion asked, string problem, PageVisit visit) => Fill(
        asked, BoardArea.All.FirstOrDefault(area => area.Name == asked.Area) ?? BoardArea.All[0], "Nothing to show.", _problem.Fill(new Dictionary<string, object?> { ["message"] = problem }), visit);

    private static string Fill(BoardQuestion asked, BoardArea shown, string sentence, Markup content, PageVisit visit)
    {
        var values = new Dictionary<string, object?>
        {
            ["areas"] = Markup.Of([AreaLink(asked, BoardArea.Overview, "Overview"), .. BoardArea.All.Select(area => AreaLink(asked, area.Name, area.Title)), new Markup("<a href=\"kpis/topics\">Topics</a>"), .. asked.From.Length > 0 ? [_long.Fill(new Dictionary<string, object?> { ["from"] = asked.From, ["to"] = asked.To })] : Array.Empty<Markup>()]),
            ["area"] = asked.Area,
            ["from"] = asked.From,
            ["to"] = asked.To,
            ["within"] = asked.Within,
            ["groups"] = Markup.Of(shown.Groups.Select(name => Option(name, name, name == asked.By))),
            ["figures"] = Markup.Of(
            [
                .. shown == BoardArea.All[0] ? [Option("", "Calls and service level", asked.Figure.Length == 0)] : Array.Empty<Markup>(),
                .. shown.Kpis.Select(kpi => Option(kpi.Id, kpi.Name, kpi.Id == asked.Figure)),
            ]),
            ["content"] = content,
        };
        return PageShell.Render(
            new PageFrame
            {
                Path = "kpis",
                Headline = "Figures of the help desk",
                Intro = PageShell.Paragraph(sentence),
                Skip = ("figures", "figures"),
                Styles = ["board.css"],
                Main = _main.Fill(values),
                Footer = _footer.Fill(values),
            },
            visit);
    }

    private static Markup Option(string value, string name, bool isChosen) => _option.Fill(new Dictionary<string, object?>
    {
        ["value"] = value,
        ["name"] = name,
        ["chosen"] = isChosen ? new Markup(" selected") : Markup.None,
    });

    private static Markup AreaLink(BoardQuestion asked, string area, string title) => _area.Fill(new Dictionary<string, object?>
    {
        ["area"] = area,
        ["days"] = asked.From.Length == 0 ? Markup.None : _days.Fill(new Dictionary<string, object?> { ["from"] = Uri.EscapeDataString(asked.From), ["to"] = Uri.EscapeDataString(asked.To) }),
        ["within"] = Uri.EscapeDataString(asked.Within),
        ["title"] = title,
        ["current"] = area == asked.Area ? new Markup(" aria-current=\"true\"") : Markup.None,
    });
}
