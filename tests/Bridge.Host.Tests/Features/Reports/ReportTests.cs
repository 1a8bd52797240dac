using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Host.Tests.Features.Board;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Bridge.Host.Tests.Features.Reports;

/// <summary>Reports over HTTP, as managers and programs ask for them.</summary>
public sealed class ReportTests
{
    private const string Standards = "standards: { fast: { kpi: sl, atLeast: 90% }, short: { kpi: asa, atMost: 45s } }";

    [Fact]
    public async Task A_report_tells_of_the_standards_first_and_compares_with_the_period_before()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 60, 20), .. BoardHost.Day(-10, 90, 10)], Standards);

        var page = WebUtility.HtmlDecode(await host.PageAsync("/reports/service?period=2026-06"));

        Assert.Contains("<h1>Service report, June 2026</h1>", page, StringComparison.Ordinal);
        Assert.Contains("1 of 2 standards missed.", page, StringComparison.Ordinal);
        Assert.Contains(">75.0\u00a0%<", page, StringComparison.Ordinal);
        Assert.Contains(">\u221215.0\u00a0points<", page, StringComparison.Ordinal); // 75 % after 90 %
        Assert.Contains("at most 45\u00a0s", page, StringComparison.Ordinal); // in words too, a number stands with its unit
        Assert.Contains("more figures wait for their inputs", page, StringComparison.Ordinal);
        Assert.DoesNotContain("notYetKnown", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_standard_stands_with_the_name_of_its_formula_and_one_that_ends_within_the_month_is_told_of()
    {
        await using var host = await BoardHost.StartAsync(
            [.. BoardHost.Day(0, 60, 20)], "standards: { kind: { kpi: sl, variant: no2, atLeast: 90% }, old: { kpi: asa, atMost: 45s, until: 2026-06-14 } }");

        using var report = JsonDocument.Parse(await host.PageAsync("/reports/service.json?period=2026-06"));

        var row = Assert.Single(report.RootElement.GetProperty("tables").GetProperty("standards").EnumerateArray());
        Assert.Equal("no2", row.GetProperty("Formula").GetString());
        Assert.Contains("Not judged, because it does not hold on each of these days: old until 2026-06-14.", report.RootElement.GetProperty("notes").EnumerateArray().Select(note => note.GetString()));
    }

    // A sheet of its own for "Made on ..." is what a reader throws away.
    [Fact]
    public async Task On_paper_the_notes_stay_with_the_end_of_the_last_table()
    {
        await using var host = await BoardHost.StartAsync([]);

        var onPaper = (await host.PageAsync("/report.css")).Split("@media print")[^1];

        Assert.Contains(".notes { break-before: avoid; break-inside: avoid;", onPaper, StringComparison.Ordinal);
        Assert.Contains(".panel tbody tr:nth-last-child(-n + 3) { break-after: avoid; }", onPaper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_the_same_whole_and_typed()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 60, 20), .. BoardHost.Day(0, 1, 2, queue: "=billing()")], Standards);

        using var json = JsonDocument.Parse(await host.PageAsync("/reports/service.json?period=2026-06"));
        var csv = await host.PageAsync("/reports/service.csv?period=2026-06&table=by-queue");
        using var answer = await host.GetAsync("/reports/service.xlsx?period=2026-06");
        using var workbook = SpreadsheetDocument.Open(await answer.Content.ReadAsStreamAsync(), isEditable: false);

        var queue = json.RootElement.GetProperty("tables").GetProperty("by-queue").EnumerateArray().First(row => row.GetProperty("queue").GetString() == "=billing()");
        Assert.Equal(200.0 / 3, queue.GetProperty("Abandonment rate").GetDouble(), 9);
        Assert.Contains("\n'=billing(),3,1,", csv, StringComparison.Ordinal);
        Assert.Equal(["Against the standards", "Figures", "By day", "By queue", "By agent", "By weekday", "By hour"], workbook.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value));
        Assert.Equal("service-2026-06.xlsx", answer.Content.Headers.ContentDisposition?.FileName);
    }

    [Theory]
    [InlineData("/reports/service?period=June", 400, "'June' is no period. Write 2026-07 (month)")]
    [InlineData("/reports/service?period=June", 400, "All reports and other times")]
    [InlineData("/reports/service.json?period=", 400, "'period' cannot be '': write 2026-07 (month)")]
    [InlineData("/reports/service.csv?period=2026-06&table=queues", 400, "There is no table 'queues'. There are: figures, by-day, by-queue")]
    [InlineData("/reports/servise.json?period=2026-06", 404, "Did you mean 'service'?")]
    [InlineData("/reports/service?period=2020-01", 200, "Nothing is known of this time.")]
    public async Task What_cannot_be_told_says_why(string path, int status, string words)
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 60, 20)]);

        using var answer = await host.GetAsync(path);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Replace("\\u0027", "'", StringComparison.Ordinal);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_leads_to_its_records_and_back_to_the_report()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 60, 20), .. BoardHost.Day(-10, 90, 10)], Standards);
        var page = WebUtility.HtmlDecode(await host.PageAsync("/reports/service?period=2026-06"));

        var links = Regex.Matches(page, "href=\"\\.\\./(kpis/records[^\"]*kpi=abandonment[^\"]*)\"").Select(link => link.Groups[1].Value).ToList();
        var records = WebUtility.HtmlDecode(await host.PageAsync($"/{links.First(link => !link.Contains("by=", StringComparison.Ordinal) && link.Contains("from=2026-06-01&to=2026-06-30", StringComparison.Ordinal))}"));
        var ofQueue = WebUtility.HtmlDecode(await host.PageAsync($"/{links.First(link => link.Contains("by=queue&group=support", StringComparison.Ordinal))}"));

        Assert.Contains("25.0\u00a0% (20 of 80", records, StringComparison.Ordinal);
        Assert.Contains("Records 1 to 80, the last", records, StringComparison.Ordinal);
        Assert.Contains("href=\"../reports/service?period=2026-06\">Back to the report<", records, StringComparison.Ordinal);
        Assert.Contains("queue: support.", ofQueue, StringComparison.Ordinal);
        Assert.Contains(links, link => link.Contains("from=2026-05-01&to=2026-05-31", StringComparison.Ordinal)); // of the month before too
        Assert.DoesNotContain("kpi=turnover", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_of_which_nothing_is_known_has_no_figures_and_says_what_to_do()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 60, 20)], Standards);

        var page = WebUtility.HtmlDecode(await host.PageAsync("/reports/service?period=2020-01"));
        using var json = JsonDocument.Parse(await host.PageAsync("/reports/service.json?period=2020-01"));

        Assert.Contains("import calls (docs/calls.md)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", page, StringComparison.Ordinal);
        Assert.Equal(0, json.RootElement.GetProperty("tables").GetProperty("figures").GetArrayLength());
    }

    [Fact]
    public async Task Without_any_calls_the_page_says_what_to_do()
    {
        await using var host = await BoardHost.StartAsync([]);

        Assert.Contains("Nothing", await host.PageAsync("/reports/service"), StringComparison.Ordinal);
        Assert.Contains("Service report", await host.PageAsync("/reports"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_for_those_who_may_see_figures()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 60, 20)], more: "access: { machines: { name: mls, authority: https://mls.example.test } }");

        using var answer = await host.GetAsync("/reports/service.json?period=2026-06");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
