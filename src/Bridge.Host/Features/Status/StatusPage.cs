using System.Globalization;
using Bridge.Host.Pages;
using Bridge.Host.StatusLines;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Status;

/// <summary>The status page: plain HTML that works without scripts, in the dark, on a phone and with a screen reader.</summary>
internal static class StatusPage
{
    private static readonly PageTemplate _tools = new(PageTemplate.Open("Status", "tools.html"));
    private static readonly Markup _footer = new(PageTemplate.Open("Status", "footer.html"));
    private static readonly PageTemplate _routes = new("<section id=\"routes\" class=\"routes\" aria-label=\"Routes\" tabindex=\"-1\">{{routes}}</section>");
    private static readonly PageTemplate _route = new(PageTemplate.Open("Status", "route.html"));
    private static readonly PageTemplate _fact = new(PageTemplate.Open("Status", "fact.html"));
    private static readonly PageTemplate _message = new("<p class=\"message\">{{message}}</p>");

    /// <summary>The style sheet.</summary>
    public static string Style { get; } = PageTemplate.Open("Status", "status.css");

    /// <summary>Renders the page.</summary>
    /// <param name="now">The routes.</param>
    /// <param name="every">Seconds after which the page loads again, because the reader asked for it; null for never.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string Render(StatusSnapshot now, int? every, PageVisit visit)
    {
        var (headline, sentence, tone) = StatusWords.Summary(now);
        return PageShell.Render(
            new PageFrame
            {
                Path = "",
                Headline = headline,
                Intro = Markup.Of([PageShell.Paragraph(sentence), Message(now.Problem)]),
                Tone = tone,
                Skip = ("routes", "routes"),
                Styles = ["status.css"],
                Tools = _tools.Fill(new Dictionary<string, object?>
                {
                    ["stamp"] = Stamp(now.At),
                    ["time"] = Clock(now.At, now.At),
                    ["often"] = every is null ? "?every=10" : "./",
                    ["oftenWords"] = every is null ? "Refresh every 10 s" : $"Stop refreshing every {every} s",
                }),
                Main = _routes.Fill(new Dictionary<string, object?> { ["routes"] = Markup.Of(now.Routes.OrderBy(Urgency).Select((route, index) => Route(route, index, now.At))) }),
                Footer = _footer,
            },
            visit);
    }

    private static Markup Route(RouteStatus route, int index, DateTimeOffset now)
    {
        var (sign, words, tone) = StatusWords.Of(route.State);
        return _route.Fill(new Dictionary<string, object?>
        {
            ["id"] = $"route-{index + 1}",
            ["name"] = route.Name,
            ["sign"] = sign,
            ["state"] = words,
            ["tone"] = tone,
            ["what"] = route.Waiting is null ? $"{route.Record} records" : "requests",
            ["from"] = route.From,
            ["to"] = route.To,
            ["message"] = Message(route.Message),
            ["facts"] = Markup.Of(Facts(route, now)),
        });
    }

    private static int Urgency(RouteStatus route) => StatusWords.Of(route.State).Tone switch
    {
        "bad" => 0,
        "wait" => 1,
        _ => 2,
    };

    private static Markup[] Facts(RouteStatus route, DateTimeOffset now) => route.Waiting is { } waiting
        ?
        [
            Fact("Waiting", waiting == 0 ? "nothing" : StatusWords.Requests(waiting), ""),
            Fact("The oldest came", route.OldestAt, now, TableCell.Nothing),
            .. route.ThrottledUntil is { } opens ? [Fact("Goes on by itself", opens, now, "")] : Array.Empty<Markup>(),
            SetAside(route),
        ]
        : RouteFacts(route, now);

    private static Markup[] RouteFacts(RouteStatus route, DateTimeOffset now) =>
    [
        Fact("Up to date as of", route.CurrentAsOf, now, "the first full run is not done yet"),
        Fact("Last run", route.LastRunAt, now, "none yet", LastRun(route)),
        route.ThrottledUntil is { } until
            ? Fact("Goes on by itself", until, now, "")
            : Fact("Next run", route.NextRunAt, now, "after you act"),
        SetAside(route),
    ];

    private static Markup SetAside(RouteStatus route) => route.DeadLetters == 0
        ? Fact("Set aside", "none", "")
        : Fact(
            "Set aside",
            route.Waiting is null ? StatusWords.Records(route.DeadLetters) : StatusWords.Requests(route.DeadLetters),
            "see: bridge deadletters list");

    private static string LastRun(RouteStatus route) => route.LastRunSeconds is { } seconds
        ? $" · {StatusWords.Outcome(route.LastOutcome)}, took {StatusWords.Length(TimeSpan.FromSeconds(seconds))}"
        : $" · {StatusWords.Outcome(route.LastOutcome)}";

    private static Markup Fact(string name, DateTimeOffset? at, DateTimeOffset now, string otherwise, string more = "") => at is { } known
        ? Fact(name, StatusWords.Distance(known, now), Clock(known, now) + more)
        : Fact(name, otherwise, "");

    private static Markup Fact(string name, string value, string more) =>
        _fact.Fill(new Dictionary<string, object?> { ["name"] = name, ["value"] = value, ["more"] = more });

    private static Markup Message(string? message) =>
        message is null ? Markup.None : _message.Fill(new Dictionary<string, object?> { ["message"] = message });

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Clock(DateTimeOffset at, DateTimeOffset now) => at.UtcDateTime.ToString(
        at.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm:ss 'UTC'" : "yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
