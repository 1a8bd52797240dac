using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Pages;

namespace Bridge.Host.Features.Board;

/// <summary>The figures of one part of the page: those that are known large, the others with what they wait for.</summary>
internal static class BoardSection
{
    private static readonly PageTemplate _section = new(PageTemplate.Open("Board", "section.html"));
    private static readonly PageTemplate _more = new("<a href=\"kpis?area={{area}}{{days}}\">All {{count}} figures of {{title}}</a>");
    private static readonly PageTemplate _nothing = new("<p class=\"nothing\">Nothing is known of this. {{import}}</p>");
    private static readonly PageTemplate _months = new("<p class=\"nothing\">Told of whole months alone: choose the first and the last day of months.</p>");
    private static readonly PageTemplate _absent = new("<details class=\"absent\"{{open}}><summary>{{count}}</summary><ul>{{lines}}</ul></details>");
    private static readonly PageTemplate _records = new("<p class=\"records\"><a href=\"{{address}}\" aria-label=\"Records behind {{name}}\">Records</a></p>");
    private static readonly PageTemplate _line = new("<li><b>{{name}}</b>: {{missing}}</li>");

    /// <summary>Renders a part.</summary>
    /// <param name="area">The part.</param>
    /// <param name="figures">Its figures.</param>
    /// <param name="answer">What the page shows.</param>
    /// <param name="isOverview">True where all parts are shown with their main figures.</param>
    /// <param name="links">Lead to the records behind the figures.</param>
    /// <returns>HTML.</returns>
    public static Markup Render(BoardArea area, IReadOnlyList<BoardFigure> figures, BoardAnswer answer, bool isOverview, RecordLinks links)
    {
        var (known, absent) = (figures.Where(figure => !figure.IsAbsent).ToList(), figures.Where(figure => figure.IsAbsent).ToList());
        return _section.Fill(new Dictionary<string, object?>
        {
            ["id"] = $"area-{area.Name}",
            ["title"] = area.Title,
            ["more"] = isOverview && (known.Count > 0 || figures.Count == 0) ? _more.Fill(new Dictionary<string, object?>
            {
                ["area"] = area.Name,
                ["days"] = figures.Count == 0 ? Markup.None : new Markup($"&amp;from={KpiText.Date(answer.Query.FirstDay)}&amp;to={KpiText.Date(answer.Query.LastDay)}"),
                ["count"] = area.Kpis.Count,
                ["title"] = area.Title.ToLowerInvariant(),
            }) : Markup.None,
            ["tiles"] = figures.Count == 0 ? _months.Fill(new Dictionary<string, object?>())
                : known.Count == 0
                ? _nothing.Fill(new Dictionary<string, object?> { ["import"] = area.Import })
                : Markup.Of(known.Select(figure => Tile(figure, answer, links))),
            ["class"] = known.Count == 0 ? "" : "tiles",
            ["absent"] = absent.Count == 0 || (known.Count == 0 && isOverview) ? Markup.None : _absent.Fill(new Dictionary<string, object?>
            {
                ["open"] = known.Count == 0 ? new Markup(" open") : Markup.None,
                ["count"] = absent.Count == 1 ? "One figure waits for its input" : $"{absent.Count} figures wait for their inputs",
                ["lines"] = Markup.Of(absent.Select(figure => _line.Fill(new Dictionary<string, object?> { ["name"] = figure.Row.Kpi.Name, ["missing"] = figure.Row.Figure.Missing }))),
            }),
        });
    }

    private static Markup Tile(BoardFigure figure, BoardAnswer answer, RecordLinks links) => BoardTile.Render(
        figure,
        answer.Query.Settings,
        [.. answer.Standards.Where(verdict => verdict.Standard.Kpi == figure.Row.Kpi)],
        3,
        links.Of(figure.Row) is { } address ? _records.Fill(new Dictionary<string, object?> { ["address"] = address, ["name"] = figure.Row.Kpi.Name }) : Markup.None);
}
