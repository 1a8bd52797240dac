using System.Globalization;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Pages;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Board;

/// <summary>The records that a figure was counted from, page by page.</summary>
internal static class RecordsPage
{
    private static readonly PageTemplate _main = new(PageTemplate.Open("Board", "records.html"));
    private static readonly PageTemplate _rows = new(PageTemplate.Open("Board", "rows.html"));
    private static readonly PageTemplate _head = new("<th scope=\"col\"{{tone}}>{{name}}</th>");
    private static readonly PageTemplate _line = new("<tr><th scope=\"row\">{{first}}</th>{{cells}}</tr>");
    private static readonly PageTemplate _cell = new("<td{{tone}}>{{value}}</td>");
    private static readonly Markup _text = new(" class=\"text\"");
    private static readonly PageTemplate _link = new("<a href=\"{{address}}\"{{current}}>{{name}}</a>");
    private static readonly PageTemplate _problem = new("<p id=\"records\" tabindex=\"-1\" class=\"message wait\" role=\"status\">{{message}}</p><p><a href=\"../kpis\">Back to the figures</a></p>");
    private static readonly PageTemplate _footer = new("<footer><nav aria-label=\"For machines\"><a href=\"records.csv{{query}}\">This page of records as CSV</a></nav></footer>");

    /// <summary>Renders the page.</summary>
    /// <param name="asked">What the reader asked.</param>
    /// <param name="address">The query of the address.</param>
    /// <param name="answer">What to show.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string Render(RecordQuestion asked, IQueryCollection address, RecordAnswer answer, PageVisit visit)
    {
        var count = answer.Records.Rows.Count;
        return Frame($"Records behind: {asked.Kpi.Name}", Sentence(asked, answer), _main.Fill(new Dictionary<string, object?>
        {
            ["back"] = ReportOf(address) is { } report ? $"../reports/{Uri.EscapeDataString(report)}{QueryString.Create("period", address["period"].ToString())}" : $"../kpis?{Back(address, answer.Query)}",
            ["backname"] = ReportOf(address) is null ? "Back to the figures" : "Back to the report",
            ["choices"] = Choices(asked, address),
            ["title"] = count == 0 ? "No record" : string.Create(CultureInfo.InvariantCulture, $"Records {asked.Skip + 1:#,0} to {asked.Skip + count:#,0}{(answer.HasMore ? "" : ", the last")}"),
            ["records"] = count == 0 ? Markup.None : Rows(answer.Records),
            ["pages"] = Pages(asked, address, answer.HasMore),
        }), _footer.Fill(new Dictionary<string, object?> { ["query"] = QueryString.Create(address).ToUriComponent() }), visit);
    }

    /// <summary>Renders the page when there is nothing to show.</summary>
    /// <param name="problem">Why, and what to do.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string RenderProblem(string problem, PageVisit visit) =>
        Frame("Records behind a figure", "Nothing to show.", _problem.Fill(new Dictionary<string, object?> { ["message"] = problem }), Markup.None, visit);

    private static string Frame(string headline, string sentence, Markup main, Markup footer, PageVisit visit) => PageShell.Render(
        new PageFrame
        {
            Path = "kpis/records",
            Headline = headline,
            Intro = PageShell.Paragraph(sentence),
            Skip = ("records", "records"),
            Styles = ["board.css"],
            Main = main,
            Footer = footer,
        },
        visit);

    private static string Sentence(RecordQuestion asked, RecordAnswer answer)
    {
        var group = string.Concat(answer.Query.By.Select((by, place) => $" {by.ToString().ToLowerInvariant()}: {asked.GroupAt(place) ?? "(none)"}."));
        var figure = answer.Figure is not { } row ? "" : row.Figure.Value is null && row.Figure.State == KpiState.NotYetKnown ? " Not yet known." : $" {BoardWords.Value(row)}{(BoardWords.Parts(row.Figure) is { Length: > 0 } parts ? $" ({parts})" : "")}.";
        return $"{KpiText.Days(answer.Query.FirstDay, answer.Query.LastDay)}.{group}{figure} Formula: {asked.Variant.Text}.";
    }

    private static Markup Choices(RecordQuestion asked, IQueryCollection address)
    {
        List<(string Name, RecordFilter Filter, RecordOrder Order)> choices = asked.Kpi.Unit == KpiUnit.Percent
            ? [("All", RecordFilter.All, RecordOrder.Time), ("Above the line", RecordFilter.Above, RecordOrder.Time), ("Below it alone", RecordFilter.Below, RecordOrder.Time), ("Not yet known", RecordFilter.Pending, RecordOrder.Time)]
            : KpiWords.Counts(asked.Kpi.Unit) && asked.Kpi.Id != KpiCatalogue.LongCalls ? [("Oldest first", RecordFilter.All, RecordOrder.Time)]
            : [("Oldest first", RecordFilter.All, RecordOrder.Time), ("Greatest first", RecordFilter.All, RecordOrder.Most)];
        return Markup.Of(choices.Select(choice => Link(
            choice.Name,
            With(address, ("filter", choice.Filter.ToString().ToLowerInvariant()), ("order", choice.Order.ToString().ToLowerInvariant()), ("page", null)),
            choice.Filter == asked.Filter && choice.Order == asked.Order)));
    }

    private static Markup Pages(RecordQuestion asked, IQueryCollection address, bool hasMore) => Markup.Of(
    [
        asked.Page > 1 ? Link("Before", With(address, ("page", $"{asked.Page - 1}")), false) : Markup.None,
        hasMore ? Link("Next", With(address, ("page", $"{asked.Page + 1}")), false) : Markup.None,
    ]);

    private static Markup Rows(Table table) => _rows.Fill(new Dictionary<string, object?>
    {
        ["by"] = table.Columns[0],
        ["label"] = $"Records behind {table.Title}",
        ["heads"] = Markup.Of(table.Columns.Skip(1).Select((name, place) => _head.Fill(new Dictionary<string, object?> { ["name"] = name, ["tone"] = Tone(IsText(table, place + 1)) }))),
        ["lines"] = Markup.Of(table.Rows.Select(row => _line.Fill(new Dictionary<string, object?>
        {
            ["first"] = UnbrokenTimes.Of(row[0].ToString()),
            ["cells"] = Markup.Of(row.Skip(1).Select((cell, place) => _cell.Fill(new Dictionary<string, object?> { ["value"] = UnbrokenTimes.Of(cell.ToString()), ["tone"] = Tone(IsText(table, place + 1)) }))),
        }))),
    });

    // By column, not by cell: what is missing stands below the numbers it belongs to.
    private static bool IsText(Table table, int column) => table.Rows.All(row => row[column].Number is null);

    private static Markup Tone(bool isText) => isText ? _text : Markup.None;

    private static Markup Link(string name, string query, bool isCurrent) => _link.Fill(new Dictionary<string, object?>
    {
        ["address"] = "records" + query,
        ["name"] = name,
        ["current"] = isCurrent ? new Markup(" aria-current=\"true\"") : Markup.None,
    });

    private static string With(IQueryCollection address, params (string Name, string? Value)[] changes) => QueryString.Create(
        address.Where(one => changes.All(change => change.Name != one.Key)).SelectMany(one => one.Value.Select(value => new KeyValuePair<string, string?>(one.Key, value)))
            .Concat(changes.Where(change => change.Value is not null).Select(change => new KeyValuePair<string, string?>(change.Name, change.Value)))).ToUriComponent();

    private static string? ReportOf(IQueryCollection address) => address["report"] is [{ Length: > 0 } report, ..] ? report : null;

    private static string Back(IQueryCollection address, KpiQuery query) => QueryString.Create((KeyValuePair<string, string?>[])
    [
        new("area", address["area"] is [{ Length: > 0 } area, ..] ? area : BoardArea.Overview), new("from", KpiText.Date(query.FirstDay)), new("to", KpiText.Date(query.LastDay)),
        new("x", query.Settings.WithinSeconds.ToString(CultureInfo.InvariantCulture)),
    ]).ToUriComponent()[1..];
}
