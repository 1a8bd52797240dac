using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Core.Calls;
using Bridge.Core.Desk;
using Bridge.Core.Tables;
using Bridge.Host.Tests.Features.Board;
using Bridge.Sandbox.Tests;
using Xunit.Abstractions;

namespace Bridge.Host.Tests.Features.Reviews;

/// <summary>The week's contacts, and the form that scores them.</summary>
public sealed partial class ReviewPageTests(ITestOutputHelper output)
{
    private const string Tickets = "reviews: { seed: test, of: tickets, items: { greeting: { question: Told the own name., points: 3 }, identity: { question: Told nobody else., points: 2, failsAll: true } } }";
    private const string Week = "/reviews?week=2026-06-03";

    [Fact]
    public async Task Signs_of_tickets_and_answers_choose_the_week()
    {
        await using var host = await BoardHost.StartAsync([], Tickets);
        Import(host);

        var page = WebUtility.HtmlDecode(await host.PageAsync(Week));
        var again = WebUtility.HtmlDecode(await host.PageAsync(Week));

        Assert.Contains("2026-06-01</span> to <span class=\"when\">2026-06-07</span>: one representative,", page, StringComparison.Ordinal);
        Assert.Matches("Ann<small>of 6 tickets</small></th><td class=\"text\">T-1<small>one contact was enough, the member was content</small></td><td class=\"text\">T-[3456]<small>one contact was enough</small></td>"
            + "<td class=\"text\">T-2<small>opened again, the member was not content</small></td>", page);
        Assert.Equal(page, again);
    }

    [Fact]
    public async Task Signs_of_calls_choose_the_week_too()
    {
        var calls = Enumerable.Range(0, 5).Select(one => Call(one, 0)).Append(Call(2, 1) with { Agent = "Ben" }).Append(Call(90, 20));
        await using var host = await BoardHost.StartAsync([.. calls], "reviews: { seed: test }");

        var page = WebUtility.HtmlDecode(await host.PageAsync(Week));

        Assert.Contains("<td class=\"text\"><span class=\"when\">2026-06-01</span> 10:02:00, support<small>the caller came back</small></td></tr>", page, StringComparison.Ordinal);
        Assert.Contains("To fill in forms, people must sign in", page, StringComparison.Ordinal);
        Assert.DoesNotContain("heard and read none of these", await host.PageAsync("/reviews?week=2030-01-07"), StringComparison.Ordinal); // there are none
    }

    [Fact]
    public async Task In_the_first_week_of_a_desk_the_page_shows_that_week_and_not_an_empty_one()
    {
        await using var host = await BoardHost.StartAsync([.. Enumerable.Range(0, 5).Select(one => Call(one, 1))], "reviews: { seed: test }");

        var page = WebUtility.HtmlDecode(await host.PageAsync("/reviews"));

        Assert.Contains("2026-06-01</span> to <span class=\"when\">2026-06-07</span>: one representative,", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filled_form_becomes_a_figure_and_filled_again_replaces_it()
    {
        await using var host = await BoardHost.StartAsync([], Tickets, "access: { trial: true }");
        Import(host);
        await host.SignInAsync("manager");
        var form = WebUtility.HtmlDecode(Link().Match(await host.PageAsync(Week)).Groups["address"].Value);

        var empty = await host.PageAsync("/" + form);
        using var missing = await host.PostAsync("/reviews/form", Fields(empty, ("item.greeting", "met")));
        using var kept = await host.PostAsync("/reviews/form", Fields(empty, ("item.greeting", "part"), ("item.identity", "met")));
        var first = await QualityAsync(host);
        var filled = await host.PageAsync("/" + form);
        using var again = await host.PostAsync("/reviews/form", Fields(filled, ("item.greeting", "met"), ("item.identity", "missed")));
        var second = await QualityAsync(host);
        using var shares = JsonDocument.Parse(await host.PageAsync("/kpis.json?kpi=ticketsReviewed,reviewedShare"));
        using var calibration = await host.PostAsync("/reviews/form", Fields(filled, ("item.greeting", "met"), ("item.identity", "met"), ("calibration", "yes")));

        Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
        var returned = await missing.Content.ReadAsStringAsync();
        Assert.Contains("Answer every item", returned, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(returned, "not answered yet")); // of two items; the other one keeps its tick
        Assert.Contains("name=\"item.greeting\" value=\"met\" required checked", returned, StringComparison.Ordinal);
        Assert.DoesNotContain("not answered yet", empty, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (kept.StatusCode, again.StatusCode)); // after the way back to the week
        Assert.Equal("70 of 1", first); // 1.5 and 2 of 5
        Assert.Contains("name=\"item.greeting\" value=\"part\" required checked", filled, StringComparison.Ordinal);
        Assert.Equal("0 of 1", second); // failed by one item
        Assert.Equal(" of 0", await QualityAsync(host)); // calibration is in no figure
        Assert.Equal("1", Share(shares, "ticketsReviewed")); // a form about a ticket is no review of a call
        Assert.NotEqual("1", Share(shares, "reviewedShare"));
        Assert.Equal(1, Regex.Count(await host.PageAsync(Week), "you filled in its form"));
        Assert.Contains("<th scope=\"row\">Told the own name.</th><td>1</td><td>0</td><td>0</td>", await host.PageAsync(Week), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_another_page_sends_is_refused()
    {
        await using var host = await BoardHost.StartAsync([], Tickets, "access: { trial: true }");
        Import(host);
        await host.SignInAsync("manager");
        var empty = await host.PageAsync("/" + WebUtility.HtmlDecode(Link().Match(await host.PageAsync(Week)).Groups["address"].Value));

        using var answer = await host.PostAsync("/reviews/form", Fields(empty, ("item.greeting", "met"), ("item.identity", "met")).Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var figure = await host.GetAsync("/kpis.json?kpi=callQuality");
        Assert.Equal(HttpStatusCode.BadRequest, figure.StatusCode); // nothing is known of reviews
    }

    [Fact]
    public async Task A_week_without_contacts_and_one_that_is_none_say_what_to_do()
    {
        await using var host = await BoardHost.StartAsync([], Tickets);
        var unknown = await host.PageAsync("/reviews");
        Import(host);

        var empty = await host.PageAsync("/reviews?week=1999-01-04");
        var wrong = await host.PageAsync("/reviews?week=summer");

        Assert.Contains("Nothing to review. Choose another week.", empty, StringComparison.Ordinal);
        Assert.Contains("Write the week as one of its days", wrong, StringComparison.Ordinal);
        Assert.Contains("<a href=\"reviews\">Back to the reviews</a>", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("Back to the reviews", unknown, StringComparison.Ordinal); // it would lead to itself
    }

    [Theory]
    [InlineData("csr")]
    [InlineData("mls-admin")]
    public async Task Who_does_not_see_figures_sees_no_reviews(string role)
    {
        await using var host = await BoardHost.StartAsync([], Tickets, "access: { trial: true }");
        Import(host);
        await host.SignInAsync(role);

        using var week = await host.GetAsync(Week);
        using var form = await host.GetAsync("/reviews/form?week=2026-06-01&key=1");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (week.StatusCode, form.StatusCode));
    }

    [Fact]
    public async Task The_pages_are_whole_in_a_real_browser()
    {
        var program = new NodeProgram("playwright-core", output, "pages");
        if (!await program.IsInstalledAsync() || !File.Exists("/usr/bin/chromium"))
        {
            return;
        }

        await using var host = await BoardHost.StartAsync([.. DeskOfTests.Calls()], "reviews: { seed: test, of: tickets }", "access: { trial: true }");
        DeskOfTests.Fill(host);
        var cookie = await host.CookieAsync("manager");
        await host.SignInAsync("manager");
        var form = WebUtility.HtmlDecode(Link().Match(await host.PageAsync(Week)).Groups["address"].Value);

        await program.AssertPassesAsync(host.Address, "18 passed, 0 failed", $"Cookie {cookie}", Week, "/" + form, "--same-frame", "/reviews?week=1999-01-04", "/reviews?week=nonsense", "/reviews/form?week=2026-06-01&key=none");
    }

    private static void Import(BoardHost host)
    {
        // The last one lets the week after the others be over.
        host.Import(TicketField.Kind, Enumerable.Range(1, 6).SelectMany(Ticket).Append([(TicketField.Ticket, "T-99"), (TicketField.At, BoardHost.Monday.AddDays(20).ToUnixTimeMilliseconds()), (TicketField.Status, "new")]));
        host.Import(SurveyField.Kind, [Survey(1, 5), Survey(2, 1)]);
    }

    private static IEnumerable<IEnumerable<(TableField Field, object Value)>> Ticket(int one)
    {
        var at = BoardHost.Monday.ToUnixTimeMilliseconds() + (one * 60_000);
        (TableField Field, object Value)[] Row(long after, string status) =>
            [(TicketField.Ticket, $"T-{one}"), (TicketField.At, at + after), (TicketField.Status, status), (TicketField.Group, "support"), (TicketField.Agent, "Ann"), (TicketField.Replies, 1)];
        yield return Row(0, "new");
        yield return Row(3_600_000, "solved");
        if (one == 2)
        {
            yield return Row(7_200_000, "open");
        }
    }

    private static (TableField Field, object Value)[] Survey(int one, int satisfied) =>
        [(SurveyField.Contact, $"T-{one}"), (SurveyField.At, BoardHost.Monday.ToUnixTimeMilliseconds()), (SurveyField.Satisfied, (decimal)satisfied)];

    private static CallVisit Call(int caller, int day) => new()
    {
        Source = "test",
        SourceId = $"{caller}-{day}",
        ContactId = $"{caller}-{day}",
        Inputs = CallInputs.Wait | CallInputs.Caller,
        Direction = CallDirection.Inbound,
        Queue = "support",
        Agent = "Ann",
        CallerKey = (caller + 1).ToString("x16", System.Globalization.CultureInfo.InvariantCulture),
        OfferedAt = BoardHost.Monday.AddDays(day).AddMinutes(caller),
        Outcome = CallOutcome.Answered,
        WaitSeconds = 5,
    };

    private static async Task<string> QualityAsync(BoardHost host)
    {
        using var rows = JsonDocument.Parse(await host.PageAsync("/kpis.json?kpi=callQuality"));
        var row = rows.RootElement.EnumerateArray().First(one => one.GetProperty("kpi").GetString() == "callQuality");
        return $"{row.GetProperty("value")} of {row.GetProperty("n")}";
    }

    private static string Share(JsonDocument rows, string kpi) =>
        rows.RootElement.EnumerateArray().First(one => one.GetProperty("kpi").GetString() == kpi).GetProperty("numerator").ToString();

    private static IEnumerable<KeyValuePair<string, string>> Fields(string form, params (string Name, string Value)[] fields) =>
    [
        .. Hidden().Matches(form).Select(field => KeyValuePair.Create(WebUtility.HtmlDecode(field.Groups["name"].Value), WebUtility.HtmlDecode(field.Groups["value"].Value))),
        .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
    ];

    [GeneratedRegex("href=\"(?<address>reviews/form[^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\">")]
    private static partial Regex Hidden();
}
