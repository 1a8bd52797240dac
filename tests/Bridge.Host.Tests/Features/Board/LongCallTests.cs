using System.Net;
using Bridge.Core.Desk;

namespace Bridge.Host.Tests.Features.Board;

/// <summary>The calls that lasted longest.</summary>
public sealed class LongCallTests
{
    // 199 calls of 1 to 199 seconds: 99 % are at most 198 seconds long (of 199 the 198th).
    [Fact]
    public async Task Calls_above_the_99th_percentile_are_listed_with_what_came_of_them()
    {
        var calls = BoardHost.Day(0, answered: 199, abandoned: 3).Select((call, one) => call with
        {
            TalkSeconds = call.Agent is null ? null : one,
            HoldSeconds = call.Agent is null ? null : 1,
            CallerKey = (one + 1).ToString("x16", System.Globalization.CultureInfo.InvariantCulture),
            Inputs = call.Inputs | Core.Calls.CallInputs.Caller,
        }).ToList();
        await using var host = await BoardHost.StartAsync([.. calls, .. BoardHost.Day(20, 1, 0)]);
        host.Import(
            SurveyField.Kind,
            [(SurveyField.Contact, calls[198].ContactId), (SurveyField.At, BoardHost.Monday.ToUnixTimeMilliseconds()), (SurveyField.Satisfied, 2m)]);

        var page = WebUtility.HtmlDecode(await host.PageAsync("/kpis?from=2026-06-01&to=2026-06-01"));
        var link = page.Split("href=\"").Select(part => part.Split('"')[0]).Single(one => one.Contains("kpi=longCalls", StringComparison.Ordinal));
        var records = WebUtility.HtmlDecode(await host.PageAsync("/" + link));
        var lines = (await host.PageAsync("/" + link.Replace("records?", "records.csv?", StringComparison.Ordinal))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var figures = await host.PageAsync("/kpis.csv?kpi=lengthP99,longCalls&from=2026-06-01&to=2026-06-01");

        Assert.Contains("Records 1 to 1, the last", records, StringComparison.Ordinal);
        Assert.Contains("Greatest first", records, StringComparison.Ordinal);
        Assert.EndsWith(",first contact,satisfied", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("at,counts,call id,queue,", lines[0], StringComparison.Ordinal);
        Assert.Contains(",1,0-support-198,support,", Assert.Single(lines.Skip(1)), StringComparison.Ordinal);
        Assert.EndsWith(",was enough,2 of 5", lines[1], StringComparison.Ordinal);
        Assert.Contains("lengthP99,handled,2026-06-01,2026-06-01,,198,198,,199,", figures, StringComparison.Ordinal);
        Assert.Contains("longCalls,p99,2026-06-01,2026-06-01,,1,1,,1,", figures, StringComparison.Ordinal);
    }

    // A phone system that counts from 1 each day gives one id to a call of the first day and to one of the third.
    [Fact]
    public async Task Two_calls_of_one_id_each_keep_what_came_of_them()
    {
        var calls = BoardHost.Day(0, answered: 199, abandoned: 0).Select((call, one) => With(call, one, one)).ToList();
        var later = With(BoardHost.Day(2, answered: 1, abandoned: 0).Single(), 500, 500) with { ContactId = calls[198].ContactId, SourceId = "second" };
        var back = With(BoardHost.Day(3, answered: 1, abandoned: 0).Single(), 500, 1);
        await using var host = await BoardHost.StartAsync([.. calls, later, back, .. BoardHost.Day(20, 1, 0)]);

        var lines = (await host.PageAsync("/kpis/records.csv?kpi=longCalls&from=2026-06-01&to=2026-06-03&order=most")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.EndsWith(",was not enough,", lines[1], StringComparison.Ordinal); // of the third day, and the caller came back
        Assert.EndsWith(",was enough,", lines[2], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    private static Core.Calls.CallVisit With(Core.Calls.CallVisit call, int caller, int talk) => call with
    {
        TalkSeconds = talk,
        CallerKey = (caller + 1).ToString("x16", System.Globalization.CultureInfo.InvariantCulture),
        Inputs = call.Inputs | Core.Calls.CallInputs.Caller,
    };
}
