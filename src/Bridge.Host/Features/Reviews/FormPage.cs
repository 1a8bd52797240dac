using System.Globalization;
using Bridge.Host.Features.Measures.Reviews;
using Bridge.Host.Pages;
using Bridge.Host.Settings.Reviews;

namespace Bridge.Host.Features.Reviews;

/// <summary>The form by which one contact is scored.</summary>
internal static class FormPage
{
    /// <summary>The page's path.</summary>
    public const string Path = "reviews/form";

    private static readonly PageTemplate _main = new(PageTemplate.Open("Reviews", "form.html"));
    private static readonly PageTemplate _item = new("<fieldset{{kind}}><legend>{{question}} <small>{{points}}{{open}}</small></legend>{{answers}}</fieldset>");
    private static readonly PageTemplate _answer = new("<label><input type=\"radio\" name=\"{{item}}\" value=\"{{word}}\" required{{chosen}}> {{name}}</label>");
    private static readonly PageTemplate _message = new("<p class=\"message wait\" role=\"alert\">{{message}}</p>");

    /// <summary>Prefix of the fields of items, so that no item is mistaken for another field.</summary>
    public const string ItemField = "item.";

    /// <summary>Renders the form.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="monday">Its week.</param>
    /// <param name="form">The form.</param>
    /// <param name="answers">What is ticked, by item.</param>
    /// <param name="token">Proof that the form comes from here.</param>
    /// <param name="problem">What is wrong with what was sent; empty for nothing.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string Render(
        ReviewCandidate contact, DateOnly monday, Scorecard form, IReadOnlyDictionary<string, string> answers, (string Name, string? Value) token, string problem, PageVisit visit) => PageShell.Render(
        new PageFrame
        {
            Path = Path,
            Headline = form.Title,
            Intro = PageShell.Paragraph($"{contact.Agent}: {contact.Name}{(contact.Signs.Count == 0 ? "" : $" ({string.Join(", ", contact.Signs.Select(sign => sign.Sign))})")}."),
            Skip = ("form", "form"),
            Main = _main.Fill(new Dictionary<string, object?>
            {
                ["problem"] = problem.Length == 0 ? Markup.None : _message.Fill(new Dictionary<string, object?> { ["message"] = problem }),
                ["week"] = monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["key"] = contact.Key.ToString(CultureInfo.InvariantCulture),
                ["tokenName"] = token.Name,
                ["token"] = token.Value,
                ["items"] = Markup.Of(form.Items.Select(item => Item(item, answers.GetValueOrDefault(item.Name), problem.Length > 0))),
            }),
        },
        visit);

    // Whoever sent it incompletely sees which items wait, and need not compare.
    private static Markup Item(ScorecardItem item, string? chosen, bool isSent) => _item.Fill(new Dictionary<string, object?>
    {
        ["kind"] = isSent && chosen is null ? new Markup(" class=\"open\"") : Markup.None,
        ["open"] = isSent && chosen is null ? new Markup("; <em>not answered yet</em>") : Markup.None,
        ["question"] = item.Question,
        ["points"] = $"{item.Points} {(item.Points == 1 ? "point" : "points")}{(item.FailsAll ? "; missed, the whole form scores nothing" : "")}",
        ["answers"] = Markup.Of(ReviewScore.Answers.Select(answer => _answer.Fill(new Dictionary<string, object?>
        {
            ["item"] = ItemField + item.Name,
            ["word"] = answer.Word,
            ["name"] = answer.Name,
            ["chosen"] = answer.Word == chosen ? new Markup(" checked") : Markup.None,
        }))),
    });
}
