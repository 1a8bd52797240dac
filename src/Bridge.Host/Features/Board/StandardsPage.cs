using Bridge.Host.Features.Measures;
using Bridge.Host.Pages;

namespace Bridge.Host.Features.Board;

/// <summary>The published standards and how they are met: for everybody of the support side, without names of agents.</summary>
internal static class StandardsPage
{
    private static readonly Markup _figures = new("<a href=\"kpis\">Figures</a> <a href=\"reports\">Reports</a>");
    private static readonly PageTemplate _page = new(PageTemplate.Open("Board", "standards.html"));

    /// <summary>Renders the page.</summary>
    /// <param name="read">The verdicts with the query of their days.</param>
    /// <param name="seesFigures">Whether the reader may see the page of figures.</param>
    /// <param name="person">Who is signed in; null where nobody signs in.</param>
    /// <returns>HTML.</returns>
    public static string Render((KpiQuery Query, IReadOnlyList<StandardVerdict> Verdicts) read, bool seesFigures, string? person)
    {
        var (query, verdicts) = read;
        var missed = verdicts.Count(verdict => verdict.IsMet == false);
        return Fill(
            verdicts.Count == 0 ? "No standard is published" : missed == 0 ? "All standards are met" : $"{missed} of {verdicts.Count} standards missed",
            verdicts.Count == 0
                ? "A standard of the settings with 'audience: published' stands here."
                : $"{KpiText.Date(query.FirstDay)} to {KpiText.Date(query.LastDay)}, the last days with calls.",
            missed > 0 ? "bad" : verdicts.Count == 0 ? "wait" : "ok",
            Markup.Of(verdicts.Select(verdict => BoardTile.Render(
                verdict.Row, query.Settings with { WithinSeconds = verdict.Standard.WithinSeconds }, verdict.Guards, [verdict]))),
            seesFigures,
            person);
    }

    /// <summary>Renders the page when there is nothing to show.</summary>
    /// <param name="problem">Why, and what to do.</param>
    /// <param name="seesFigures">Whether the reader may see the page of figures.</param>
    /// <param name="person">Who is signed in; null where nobody signs in.</param>
    /// <returns>HTML.</returns>
    public static string RenderProblem(string problem, bool seesFigures, string? person) =>
        Fill("Nothing to show", problem, "wait", Markup.None, seesFigures, person);

    private static string Fill(string headline, string sentence, string tone, Markup tiles, bool seesFigures, string? person) => _page.Fill(new Dictionary<string, object?>
    {
        ["person"] = SignedIn.Render(person),
        ["figures"] = seesFigures ? _figures : Markup.None,
        ["headline"] = headline,
        ["sentence"] = sentence,
        ["tone"] = tone,
        ["tiles"] = tiles,
    }).Html;
}
