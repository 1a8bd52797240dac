using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures;
using Bridge.Host.Pages;

namespace Bridge.Host.Features.Board;

/// <summary>The page of figures: plain HTML that works without scripts, in the dark, on a phone and with a screen reader.</summary>
internal static class BoardPage
{
    private static readonly PageTemplate _main = new(PageTemplate.Open("Board", "board.html"));
    private static readonly PageTemplate _footer = new(PageTemplate.Open("Board", "footer.html"));
    private static readonly PageTemplate _option = new("<option value=\"{{value}}\"{{chosen}}>{{name}}</option>");
    private static readonly PageTemplate _problem = new("<p class=\"message wait\" role=\"status\">{{message}}</p>");

    /// <summary>The style sheet.</summary>
    public static string Style { get; } = PageTemplate.Open("Board", "board.css");

    /// <summary>Renders the page.</summary>
    /// <param name="asked">What the reader chose.</param>
    /// <param name="answer">What to show.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string Render(BoardQuestion asked, BoardAnswer answer, PageVisit visit)
    {
        var (from, to) = (KpiText.Date(answer.Query.FirstDay), KpiText.Date(answer.Query.LastDay));
        var main = answer.Tiles.Where(row => answer.Query.Kpis.Any(one => one.Kpi == row.Kpi)).ToList();
        var content = Markup.Of(
        [
            new Markup("<section class=\"tiles\" aria-label=\"Figures\">"),
            .. BoardReader.Tiles.Select(id => main.FirstOrDefault(row => row.Kpi.Id == id)).OfType<KpiRow>().Select(row => Tile(row, main, answer)),
            new Markup("</section>"),
            BoardChart.Render(answer.Trend, answer.TrendBy),
            BoardTable.Render(answer.Groups, asked.By),
        ]);
        return Fill(asked with { From = from, To = to }, $"{from} to {to}, days of the desk's zone.{(main.Exists(row => row.Figure.State == KpiState.Provisional) ? " Provisional: calls of these days may still come in." : "")}", content, visit);
    }

    /// <summary>Renders the page when there is nothing to show.</summary>
    /// <param name="asked">What the reader chose.</param>
    /// <param name="problem">Why, and what to do.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string RenderProblem(BoardQuestion asked, string problem, PageVisit visit) =>
        Fill(asked, "Nothing to show.", _problem.Fill(new Dictionary<string, object?> { ["message"] = problem }), visit);

    private static string Fill(BoardQuestion asked, string sentence, Markup content, PageVisit visit)
    {
        var values = new Dictionary<string, object?>
        {
            ["from"] = asked.From,
            ["to"] = asked.To,
            ["within"] = asked.Within,
            ["groups"] = Markup.Of(BoardQuestion.Groups.Select(name => _option.Fill(new Dictionary<string, object?>
            {
                ["value"] = name,
                ["name"] = name,
                ["chosen"] = name == asked.By ? new Markup(" selected") : Markup.None,
            }))),
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

    private static Markup Tile(KpiRow row, IReadOnlyList<KpiRow> all, BoardAnswer answer) => BoardTile.Render(
        row,
        answer.Query.Settings,
        [.. row.Kpi.Guards.Select(id => all.FirstOrDefault(other => other.Kpi.Id == id)).OfType<KpiRow>()],
        [.. answer.Standards.Where(verdict => verdict.Standard.Kpi == row.Kpi)]);
}
