using System.Net;
using System.Text.Json;
using Bridge.Core.Desk;

namespace Bridge.Host.Tests.Features.Board;

/// <summary>Figures over HTTP, as managers and programs ask for them.</summary>
public class BoardTests
{
    [Fact]
    public async Task A_figure_stands_with_its_formula_what_it_was_computed_from_and_the_figures_that_guard_it()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, answered: 60, abandoned: 20)]);

        var page = await host.PageAsync("/kpis");

        Assert.Contains(">75.0\u00a0%<", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("60 of 80", page, StringComparison.Ordinal);
        Assert.Contains("answered within 45 s / offered", page, StringComparison.Ordinal);
        Assert.Contains("90th percentile of wait", page, StringComparison.Ordinal);
        Assert.Contains("2026-06-01</span>, days of the desk", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bar_of_a_single_day_stands_in_the_middle_and_fills_no_page()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, answered: 60, abandoned: 20)]);

        var page = await host.PageAsync("/kpis");

        Assert.Contains("<rect class=\"offered\" x=\"440\" y=\"0\" width=\"120\" height=\"220\"/>", page, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"answered\" x=\"440\" y=\"55\" width=\"120\" height=\"165\"/>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("atLeast: 75%", "met")]
    [InlineData("atLeast: 75.1%", "missed")]
    public async Task A_standard_is_judged_by_the_figure_and_published_where_it_says_so(string bound, string verdict)
    {
        await using var host = await BoardHost.StartAsync(
            [.. BoardHost.Day(0, answered: 60, abandoned: 20)],
            $$"""standards: { promise: { kpi: sl, {{bound}}, audience: published }, inside: { kpi: asa, atMost: 1s } }""");

        var figures = await host.PageAsync("/kpis");
        var published = await host.PageAsync("/standards");

        Assert.Contains($"promise: at least", figures, StringComparison.Ordinal);
        Assert.Contains($", {verdict}</p>", published, StringComparison.Ordinal);
        Assert.Contains("inside: at most", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("inside", published, StringComparison.Ordinal);
        Assert.Contains("Abandonment rate", published, StringComparison.Ordinal); // its guard
    }

    [Fact]
    public async Task A_standard_counts_only_on_days_on_which_it_holds_and_by_its_own_seconds()
    {
        await using var host = await BoardHost.StartAsync(
            [.. BoardHost.Day(0, answered: 60, abandoned: 20)],
            "standards: { strict: { kpi: sl, atLeast: 10%, within: 5s }, later: { kpi: sl, atLeast: 10%, from: 2026-06-02 } }");

        var page = await host.PageAsync("/kpis");

        Assert.Contains("strict: at least 10\u00a0%, missed", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("later", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "No published standard is judged yet")]
    [InlineData(", usual: { kpi: sl, atLeast: 10%, audience: published }", "All published standards that are judged are met")]
    public async Task A_published_standard_that_begins_within_the_days_shown_is_told_of_and_not_passed_over(string other, string headline)
    {
        await using var host = await BoardHost.StartAsync(
            [.. BoardHost.Day(-5, answered: 60, abandoned: 20), .. BoardHost.Day(0, answered: 60, abandoned: 20)],
            $$"""standards: { later: { kpi: sl, atLeast: 90%, from: 2026-05-30, audience: published }, over: { kpi: sl, atLeast: 90%, until: 2025-12-31, audience: published }{{other}} }""");

        var page = await host.PageAsync("/standards");

        Assert.Contains($"<h1>{headline}</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Not judged, because it does not hold on each of these days: later from <span class=\"when\">2026-05-30</span>.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("over until", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_the_rows_of_the_command_whole_and_by_group()
    {
        await using var host = await BoardHost.StartAsync(
            [.. BoardHost.Day(0, 60, 20), .. BoardHost.Day(0, 1, 2, queue: "=billing()")]);

        using var rows = JsonDocument.Parse(await host.PageAsync("/kpis.json?kpi=abandonment&by=queue"));
        var csv = await host.PageAsync("/kpis.csv?kpi=abandonment&by=queue");

        var first = rows.RootElement.EnumerateArray().Single(row =>
            row.GetProperty("kpi").GetString() == "abandonment" && row.GetProperty("group").GetProperty("queue").GetString() == "=billing()");
        Assert.Equal(200.0 / 3, first.GetProperty("value").GetDouble(), 9);
        Assert.Equal((2, 3), (first.GetProperty("numerator").GetInt32(), first.GetProperty("denominator").GetInt32()));
        Assert.Contains(rows.RootElement.EnumerateArray(), row => row.GetProperty("kpi").GetString() == "blocked"); // a guard
        Assert.All(csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries), line => Assert.DoesNotContain(line, one => one is '=' && line[0] is '='));
        Assert.StartsWith("kpi,variant,from,to,group,", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kpis=sl", "Did you mean 'kpi'?")]
    [InlineData("kpi=sll", "Did you mean 'sl'?")]
    [InlineData("from=June", "Write 'from' as a day")]
    [InlineData("x=7.5", "'x' must be a whole number")]
    [InlineData("x=901", "'x' is 0 to 900 seconds")]
    [InlineData("from=2026-06-02&to=2026-06-01", "'to' is before 'from': choose a later 'to' or an earlier 'from'.")]
    [InlineData("from=9999-12-31&to=9999-12-31", "'from' is a day of the years 1970 to 9000.")]
    [InlineData("from=0001-01-01", "'from' is a day of the years 1970 to 9000.")]
    [InlineData("from=1970-01-01&to=2080-01-01", "are more than 100 years: ask for fewer at once.")]
    [InlineData("by=team", "'by' knows no 'team'")]
    public async Task A_question_that_cannot_be_answered_is_refused_with_what_is_allowed(string query, string words)
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 1, 0)]);

        using var answer = await host.GetAsync($"/kpis.json?{query}");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync($"/kpis?{query}")).StatusCode); // the form stays
    }

    [Theory]
    [InlineData("/kpis?from=0001-01-01&to=9999-12-31")]
    [InlineData("/kpis?area=cost&from=9999-12-01&to=9999-12-31")]
    [InlineData("/kpis/records?kpi=sl&from=9999-12-31&to=9999-12-31")]
    [InlineData("/kpis/records?kpi=sl&from=0001-01-01&to=0001-01-01")]
    [InlineData("/kpis/topics?from=9999-12-31&to=9999-12-31")]
    public async Task Days_that_no_desk_has_are_answered_in_words(string path)
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 1, 0)]);

        using var answer = await host.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("is a day of the years 1970 to 9000", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_years_are_answered()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 60, 20)]);

        var page = await host.PageAsync("/kpis?from=1977-01-01&to=2026-12-31");

        Assert.Contains("Service level", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"message", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_of_tickets_are_asked_for_by_address_as_those_of_calls_are()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 1, 0)]);
        var at = BoardHost.Monday.ToUnixTimeMilliseconds();
        host.Import(
            TicketField.Kind,
            [(TicketField.Ticket, 1), (TicketField.At, at), (TicketField.Level, "first")],
            [(TicketField.Ticket, 2), (TicketField.At, at), (TicketField.Level, "first")],
            [(TicketField.Ticket, 2), (TicketField.At, at + 1), (TicketField.Level, "second")]);

        using var rows = JsonDocument.Parse(await host.PageAsync("/kpis.json?kpi=levelOne&from=2026-06-01&to=2026-06-30"));
        var page = await host.PageAsync("/kpis");

        var first = rows.RootElement[0];
        Assert.Equal(("levelOne", 1, 2, 50), (first.GetProperty("kpi").GetString(), first.GetProperty("numerator").GetInt32(), first.GetProperty("denominator").GetInt32(), first.GetProperty("value").GetInt32()));
        Assert.Equal("reopened", rows.RootElement[1].GetProperty("kpi").GetString()); // its guard
        Assert.Contains("Service level", page, StringComparison.Ordinal); // calls as before
    }

    [Fact]
    public async Task Before_the_first_import_the_page_says_what_to_do_and_shows_what_comes_without_a_restart()
    {
        await using var host = await BoardHost.StartAsync([]);

        var before = await host.PageAsync("/kpis");
        host.Import(BoardHost.Day(0, 60, 20));
        var after = await host.PageAsync("/kpis");

        Assert.Contains("bridge import calls", before, StringComparison.Ordinal);
        Assert.Contains("60 of 80", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_a_source_and_of_the_address_are_text_and_never_markup()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 30, 0, queue: "<script>alert(1)</script>")]);

        var page = await host.PageAsync("/kpis?x=45%22%3E%3Cscript%3E");
        var table = await host.PageAsync("/kpis");

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", table, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kpis")]
    [InlineData("/kpis.json")]
    [InlineData("/kpis.csv")]
    [InlineData("/kpis/records?kpi=sl")]
    [InlineData("/kpis/records.csv?kpi=sl")]
    [InlineData("/standards")]
    public async Task Where_people_sign_in_nobody_sees_a_figure_without(string path)
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 60, 20)], more: "access: { trial: true }");

        var answer = await host.PageAsync(path);

        Assert.DoesNotContain("60 of 80", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"numerator\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("offered", answer, StringComparison.OrdinalIgnoreCase);
    }
}
