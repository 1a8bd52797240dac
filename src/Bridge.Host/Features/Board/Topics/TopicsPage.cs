using System.Globalization;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Features.Measures.Topics;
using Bridge.Host.Pages;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Board.Topics;

/// <summary>What members ask about, topic by topic, and where first answers are not enough.</summary>
internal static class TopicsPage
{
    /// <summary>The page's path.</summary>
    public const string Path = "kpis/topics";

    private static readonly string[] _figures = ["ticketsCreated", "levelOne", "escalated", "reopened", "resolutionP50", KpiCatalogue.FirstContact, "csat"];
    private static readonly PageTemplate _main = new(PageTemplate.Open("Board", "topics.html"));
    private static readonly PageTemplate _row = new("<tr><th scope=\"row\">{{name}}<small class=\"{{tone}}\">{{gap}}</small></th><td>{{returns}}</td>{{cells}}</tr>");
    private static readonly PageTemplate _cell = new("<td{{tone}}>{{value}}<small>{{parts}}</small></td>");
    private static readonly PageTemplate _table = new(PageTemplate.Open("Board", "topics-table.html"));
    private static readonly Markup _none = new("<p class=\"note\">No topic is known of these days. Topics come with tickets (docs/desk-imports.md) and with calls whose source tells them (docs/calls.md); choose other days, or import them.</p>");
    private static readonly PageTemplate _link = new("<a href=\"../{{address}}\">{{value}}</a>");
    private static readonly PageTemplate _problem = new("<p id=\"topics\" tabindex=\"-1\" class=\"message wait\" role=\"status\">{{message}}</p>");

    /// <summary>Renders the page.</summary>
    /// <param name="answer">What to show.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string Render(TopicsAnswer answer, PageVisit visit)
    {
        var links = new RecordLinks(answer.Query, ("area", "tickets"));
        var gaps = answer.Rows.Where(row => answer.GapOf(row) is not null).Select(row => row.Name).ToList();
        var (from, to) = (KpiText.Date(answer.Query.FirstDay), KpiText.Date(answer.Query.LastDay));
        var sentence = gaps.Count > 0 ? $"First answers are not enough for: {string.Join(", ", gaps)}."
            : answer.IsJudged ? "No topic is answered worse than the others by more than chance explains."
            : $"Whether first answers are enough cannot be said: no topic has {KpiSettings.FewCases} first contacts that can be judged.";
        return Frame(
            $"{KpiText.Days(answer.Query.FirstDay, answer.Query.LastDay)}. {sentence}{(answer.HasCalls ? "" : $" Calls are told for {CallTopics.MostDays} days at most.")}",
            _main.Fill(new Dictionary<string, object?>
            {
                ["from"] = from,
                ["to"] = to,
                ["table"] = answer.Rows.Count == 0 ? _none : _table.Fill(new Dictionary<string, object?> { ["rows"] = Markup.Of(answer.Rows.Select(row => Row(row, answer, links))) }),
            }),
            visit);
    }

    /// <summary>Renders the page when there is nothing to show.</summary>
    /// <param name="problem">Why, and what to do.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string RenderProblem(string problem, PageVisit visit) => Frame("Nothing to show.", _problem.Fill(new Dictionary<string, object?> { ["message"] = problem }), visit);

    private static string Frame(string sentence, Markup main, PageVisit visit) => PageShell.Render(
        new PageFrame { Path = Path, Headline = "What members ask about", Intro = PageShell.Paragraph(sentence), Skip = ("topics", "topics"), Styles = ["board.css"], Main = main }, visit);

    private static Markup Row(TopicRow row, TopicsAnswer answer, RecordLinks links) => _row.Fill(new Dictionary<string, object?>
    {
        ["name"] = row.Name,
        ["tone"] = answer.GapOf(row) is null ? "" : "gap",
        ["gap"] = answer.GapOf(row) is { } of ? $"knowledge gap: {of}" : "",
        ["returns"] = row.Returns.ToString("#,0", CultureInfo.InvariantCulture),
        ["cells"] = Markup.Of([.. _figures.Select(id => Cell(row.Figures.GetValueOrDefault(id), links)), Cell(row.Calls, calls => (Count(calls.All), "")), Cell(row.Calls, First)]),
    });

    private static Markup Cell(KpiRow? figure, RecordLinks links)
    {
        if (figure is not { Figure.State: not KpiState.NotAvailable })
        {
            return Fill(TableCell.Nothing, figure is null ? "" : "no input", isSure: false);
        }

        var value = BoardWords.Value(figure.Kpi.Unit, figure.Figure.Value);
        var before = figure.Kpi.Id == "ticketsCreated" && figure.Compared is [{ Change: { } change }] ? $"{BoardWords.Change(figure.Kpi, change)} than before" : null;
        return Fill(
            links.Of(figure) is { } address ? _link.Fill(new Dictionary<string, object?> { ["address"] = address, ["value"] = value }) : value,
            before ?? (figure.Figure.State == KpiState.NotYetKnown ? "not yet known" : BoardWords.Parts(figure.Figure)),
            figure.Figure.State is KpiState.Ok or KpiState.Provisional);
    }

    private static Markup Cell(TopicContacts? calls, Func<TopicContacts, (string Value, string Parts)> write) =>
        calls is not { } known ? Fill(TableCell.Nothing, "", isSure: false) : write(known) is var (value, parts) ? Fill(value, parts, isSure: true) : Markup.None;

    private static (string Value, string Parts) First(TopicContacts calls) => calls.Resolved + calls.Unresolved is > 0 and var judged
        ? (BoardWords.Value(KpiUnit.Percent, 100.0 * calls.Resolved / judged), $"{Count(calls.Resolved)} of {Count(judged)}{(judged < KpiSettings.FewCases ? ", few" : "")}")
        : (TableCell.Nothing, calls.Pending > 0 ? "not yet known" : "callers not known");

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static Markup Fill(object value, string parts, bool isSure) => _cell.Fill(new Dictionary<string, object?>
    {
        ["tone"] = isSure ? Markup.None : new Markup(" class=\"few\""),
        ["value"] = value,
        ["parts"] = parts,
    });
}
