using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Standards;
using Bridge.Host.Pages;
using Bridge.Host.Settings.Kpis;

namespace Bridge.Host.Features.Board;

/// <summary>The published standards and how they are met: for everybody of the support side, without names of agents.</summary>
internal static class StandardsPage
{
    private static readonly PageTemplate _tiles = new("<section id=\"figures\" class=\"tiles\" aria-label=\"Standards\" tabindex=\"-1\">{{tiles}}</section>");

    /// <summary>Renders the page.</summary>
    /// <param name="read">The verdicts with the query of their days, and what is not judged.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string Render((KpiQuery Query, IReadOnlyList<StandardVerdict> Verdicts, IReadOnlyList<KpiStandard> InPart) read, PageVisit visit)
    {
        var (query, verdicts, inPart) = read;
        var missed = verdicts.Count(verdict => verdict.IsMet == false);
        return Fill(
            Headline(verdicts.Count, missed, inPart.Count),
            verdicts.Count + inPart.Count == 0
                ? "A standard of the settings with 'audience: published' stands here."
                : $"{KpiText.Days(query.FirstDay, query.LastDay)}, the last {(query.FirstDay == query.LastDay ? "day" : "days")} with calls. {StandardJudge.Explain(inPart)}".TrimEnd(),
            missed > 0 ? "bad" : verdicts.Count == 0 ? "wait" : "ok",
            Markup.Of(verdicts.Select(verdict => BoardTile.Render(
                new BoardFigure(verdict.Row, [], verdict.Guards), query.Settings with { WithinSeconds = verdict.Standard.WithinSeconds }, [verdict], 2, Markup.None))),
            visit);
    }

    private static string Headline(int judged, int missed, int inPart) => (judged, missed, inPart) switch
    {
        (0, _, 0) => "No standard is published",
        (0, _, _) => "No published standard is judged yet",
        (_, 0, 0) => "All published standards are met",
        (_, 0, _) => "All published standards that are judged are met",
        _ => $"{missed} of {judged} published standards missed",
    };

    /// <summary>Renders the page when there is nothing to show.</summary>
    /// <param name="problem">Why, and what to do.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string RenderProblem(string problem, PageVisit visit) =>
        Fill("Nothing to show", problem, "wait", Markup.None, visit);

    private static string Fill(string headline, string sentence, string tone, Markup tiles, PageVisit visit) => PageShell.Render(
        new PageFrame
        {
            Path = "standards",
            Headline = headline,
            Intro = PageShell.Paragraph(sentence),
            Tone = tone,
            Skip = ("figures", "figures"),
            Styles = ["board.css"],
            Main = _tiles.Fill(new Dictionary<string, object?> { ["tiles"] = tiles }),
        },
        visit);
}
