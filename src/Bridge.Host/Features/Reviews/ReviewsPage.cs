using System.Globalization;
using Bridge.Host.Features.Measures.Reviews;
using Bridge.Host.Pages;
using Bridge.Host.Settings.Reviews;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Reviews;

/// <summary>What is reviewed in a week, and which items of the form are missed most often.</summary>
internal static class ReviewsPage
{
    /// <summary>The page's path.</summary>
    public const string Path = "reviews";

    private static readonly PageTemplate _main = new(PageTemplate.Open("Reviews", "reviews.html"));
    private static readonly PageTemplate _row = new("<tr><th scope=\"row\">{{agent}}<small>{{contacts}}</small></th>{{cells}}</tr>");
    private static readonly PageTemplate _cell = new("<td class=\"text\">{{name}}<small>{{signs}}</small></td>");
    private static readonly PageTemplate _link = new("<a href=\"reviews/form?week={{week}}&amp;key={{key}}\">{{name}}</a>");
    private static readonly PageTemplate _item = new("<tr><th scope=\"row\">{{question}}</th><td>{{met}}</td><td>{{part}}</td><td>{{missed}}</td></tr>");
    private static readonly PageTemplate _nobody = new("<tr><td class=\"text\" colspan=\"4\">{{sentence}}</td></tr>");
    private static readonly PageTemplate _problem = new("<p id=\"reviews\" tabindex=\"-1\" class=\"message wait\" role=\"status\">{{message}}</p>{{back}}");
    private static readonly PageTemplate _back = new("<p class=\"back\"><a href=\"{{root}}reviews\">Back to the reviews</a></p>");

    /// <summary>Renders the page.</summary>
    /// <param name="week">The week's Monday and the choice.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="totals">What was ticked on forms so far.</param>
    /// <param name="filled">Names of the contacts of which the reader has filled a form; null when the reader cannot fill one.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string Render(
        (DateOnly Monday, IReadOnlyList<ReviewPick> Picks) week, ReviewSettings settings, IReadOnlyList<(string Item, string Answer, long Count)> totals, IReadOnlySet<string>? filled, PageVisit visit)
    {
        var (monday, picks) = week;
        return Frame(
            Path,
            $"{Date(monday)} to {Date(monday.AddDays(6))}: {(picks.Count == 0 ? "nobody had a contact." : $"{(picks.Count == 1 ? "one representative" : $"{picks.Count} representatives")}, one great, one average and one coachable {(settings.OfCalls ? "call" : "ticket")} of each.")}",
            _main.Fill(new Dictionary<string, object?>
            {
                ["week"] = Date(monday),
                ["before"] = Date(monday.AddDays(-7)),
                ["after"] = Date(monday.AddDays(7)),
                ["rows"] = picks.Count == 0 ? _nobody.Fill(new Dictionary<string, object?> { ["sentence"] = "Nothing to review. Choose another week." }) : Markup.Of(picks.Select(pick => _row.Fill(new Dictionary<string, object?>
                {
                    ["agent"] = pick.Agent,
                    ["contacts"] = $"of {pick.Contacts.ToString("#,0", CultureInfo.InvariantCulture)} {(settings.OfCalls ? "call" : "ticket")}{(pick.Contacts == 1 ? "" : "s")}{(pick.IsDrawn ? "; nothing tells them apart, so drawn by lot" : pick.Great is null ? "; too few to choose three" : "")}",
                    ["cells"] = Markup.Of(new[] { pick.Great, pick.Average, pick.Coachable }.Select(one => Cell(one, monday, filled))),
                }))),
                ["items"] = Markup.Of(settings.Scorecard.Items.Select(item => Item(item, totals))),
                ["notes"] = picks.Count == 0 ? Markup.None : PageShell.Paragraph($"The bridge has heard and read none of these: it goes by signs such as a second call. Whoever reviews one decides what it was.{(filled is not null ? "" : " To fill in forms, people must sign in (docs/access.md).")}"),
            }),
            visit);
    }

    /// <summary>Renders the page when there is nothing to show.</summary>
    /// <param name="problem">Why, and what to do.</param>
    /// <param name="path">The path that was asked for, from which links are relative.</param>
    /// <param name="isChosen">True when the reader chose a week or a contact; otherwise there is no other page to go back to.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string RenderProblem(string problem, string path, bool isChosen, PageVisit visit) => Frame(path, "Nothing to show.", _problem.Fill(new Dictionary<string, object?> { ["message"] = problem, ["back"] = isChosen ? _back.Fill(new Dictionary<string, object?> { ["root"] = PageShell.RootOf(path) }) : Markup.None }), visit);

    private static string Frame(string path, string sentence, Markup main, PageVisit visit) => PageShell.Render(
        new PageFrame { Path = path, Headline = "Contacts to review", Intro = PageShell.Paragraph(sentence), Skip = ("reviews", "reviews"), Main = main }, visit);

    private static Markup Cell(ReviewCandidate? one, DateOnly monday, IReadOnlySet<string>? filled) => _cell.Fill(new Dictionary<string, object?>
    {
        ["name"] = one is null ? TableCell.Nothing : filled is null ? UnbrokenTimes.Of(one.Name) : _link.Fill(new Dictionary<string, object?> { ["week"] = Date(monday), ["key"] = one.Key.ToString(CultureInfo.InvariantCulture), ["name"] = UnbrokenTimes.Of(one.Name) }),
        ["signs"] = one is null ? "" : (filled?.Contains(one.Name) == true ? "you filled in its form; " : "") + (one.Signs.Count == 0 ? "no signs" : string.Join(", ", one.Signs.Select(sign => sign.Sign))),
    });

    private static Markup Item(ScorecardItem item, IReadOnlyList<(string Item, string Answer, long Count)> totals)
    {
        string Count(string answer) => totals.Where(one => one.Item == item.Name && one.Answer == answer).Sum(one => one.Count).ToString("#,0", CultureInfo.InvariantCulture);
        return _item.Fill(new Dictionary<string, object?> { ["question"] = item.Question, ["met"] = Count(ReviewScore.Met), ["part"] = Count(ReviewScore.Part), ["missed"] = Count(ReviewScore.Missed) });
    }

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
