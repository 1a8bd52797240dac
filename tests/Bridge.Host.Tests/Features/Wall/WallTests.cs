using System.Net;
using static Bridge.Host.Tests.Features.Wall.WallHost;

namespace Bridge.Host.Tests.Features.Wall;

/// <summary>The wallboard as a browser sees it: a page, and a stream of what changes.</summary>
public class WallTests
{
    [Fact]
    public async Task Who_waits_is_pushed_as_the_phone_system_writes_it()
    {
        await using var wall = await WallHost.StartAsync([]);
        await wall.ViewAsync(view => Text(view, "waiting") == "0");
        wall.Write(wall.Time.GetUtcNow().UtcDateTime.AddSeconds(-70), "a.1|support|NONE|ENTERQUEUE||13035550100|1");

        var view = await wall.ViewAsync(one => Text(one, "waiting") == "1");

        Assert.Equal("support 1", Text(view, "waiting-note"));
        Assert.StartsWith("1:", Text(view, "longest"), StringComparison.Ordinal);
        Assert.Equal(Text(view, "longest"), Text(view, "mean"));
    }

    [Fact]
    public async Task The_last_half_hour_has_service_level_speed_and_abandoned_with_their_numbers()
    {
        await using var wall = await WallHost.StartAsync([], log =>
        {
            var now = Monday.UtcDateTime;
            for (var one = 0; one < 3; one++)
            {
                log.Write(now.AddMinutes(-10), $"a.{one}|support|NONE|ENTERQUEUE||13035550100|1");
                log.Write(now.AddMinutes(-9), one == 0 ? "a.0|support|NONE|ABANDON|1|1|60" : $"a.{one}|support|Ann|CONNECT|{one * 40}|b|1");
            }

            log.Write(now.AddMinutes(-50), "old|support|NONE|ENTERQUEUE||13035550100|1");
            log.Write(now.AddMinutes(-49), "old|support|NONE|ABANDON|1|1|60");
        });

        var view = await wall.ViewAsync(one => Text(one, "abandoned") == "1");

        Assert.Equal("of 3 calls, 33\u00a0%", Text(view, "abandoned-note"));
        Assert.Equal("33\u00a0%", Text(view, "level"));
        Assert.Equal("answered within 45 s; only 3 calls", Text(view, "level-note"));
        Assert.Equal("1:00", Text(view, "speed")); // the two answered waited 40 and 80 s
    }

    [Fact]
    public async Task The_last_half_hour_stands_beside_what_the_desk_promises_and_few_calls_are_not_judged()
    {
        const string standards = "standards: { a: { kpi: sl, atLeast: 90% }, b: { kpi: asa, atMost: 45s }, old: { kpi: abandonment, atMost: 5%, until: 2026-01-31 } }";
        await using var wall = await WallHost.StartAsync([], log => log.WriteCalls(55, 19, Monday), standards);
        var few = await wall.ViewAsync(one => Text(one, "abandoned-note").StartsWith("of 19", StringComparison.Ordinal));
        await using var busy = await WallHost.StartAsync([], log => log.WriteCalls(55, 30, Monday), standards);
        var many = await busy.ViewAsync(one => Text(one, "abandoned-note").StartsWith("of 30", StringComparison.Ordinal));

        Assert.Equal(("target at least 90 %", "target at most 45 s", ""), (Text(few, "level-target"), Text(few, "speed-target"), Text(few, "abandoned-target")));
        Assert.Equal(("target at least 90 %: met", "target at most 45 s: met"), (Text(many, "level-target"), Text(many, "speed-target")));
    }

    [Fact]
    public async Task Queues_beyond_three_are_summed_up_and_a_desk_at_rest_says_so()
    {
        await using var quiet = await WallHost.StartAsync([]);
        var rest = await quiet.ViewAsync(view => Text(view, "waiting") == "0");
        await using var busy = await WallHost.StartAsync([], log =>
        {
            foreach (var queue in (string[])["a", "b", "b", "b", "c", "d", "e", "e"])
            {
                log.Write(Monday.UtcDateTime.AddSeconds(-20), $"{Guid.NewGuid()}|{queue}|NONE|ENTERQUEUE||13035550100|1");
            }
        });

        var view = await busy.ViewAsync(one => Text(one, "waiting") == "8");

        Assert.Equal("b 3, e 2, a 1 and 2 in 2 other queues", Text(view, "waiting-note"));
        Assert.Equal(("nobody waits", "no calls", "no calls"), (Text(rest, "longest-note"), Text(rest, "abandoned-note"), Text(rest, "speed-note")));
    }

    [Fact]
    public async Task A_usual_day_is_normal_and_its_curve_lies_over_the_usual_one()
    {
        await using var wall = await WallHost.StartAsync(TenWeeks(), log => log.WriteUsualDay(Monday));

        var view = await wall.ViewAsync(one => State(one) == "normal");

        Assert.Equal("Arrivals are as usual for this day and hour.", Text(view, "sentence"));
        Assert.Matches("^1[0-9]{2} calls so far, usually 1[0-9]{2} by now.$", Text(view, "day-note"));
        Assert.Equal(("07:30", "10:15", "18:30"), (Text(view, "time-0"), Text(view, "time-1"), Text(view, "time-4")));
        Assert.StartsWith("M", view.GetProperty("paths").GetProperty("band").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("M", view.GetProperty("paths").GetProperty("today").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_surge_alarms_in_words_with_what_the_extra_callers_have_in_common()
    {
        await using var wall = await WallHost.StartAsync(TenWeeks(), log =>
        {
            log.WriteUsualDay(Monday);
            log.WriteCalls(54, 40, Monday, "listings"); // 13:30
            log.WriteCalls(55, 40, Monday, "listings");
        });

        var view = await wall.ViewAsync(one => State(one) == "red" && Text(one, "sentence").Contains("mostly", StringComparison.Ordinal));

        Assert.StartsWith("92 calls from 13:30 to 14:00, normal 12; mostly 'listings': 87\u00a0% of the calls, usually 4", Text(view, "sentence"), StringComparison.Ordinal);
        Assert.Contains("different callers", Text(view, "sentence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silence_that_is_no_chance_alarms()
    {
        await using var wall = await WallHost.StartAsync(TenWeeks(), log => log.WriteUsualDay(Monday.AddMinutes(-30)));

        var view = await wall.ViewAsync(one => State(one) == "red");

        Assert.Contains("No call for ", Text(view, "sentence"), StringComparison.Ordinal);
        Assert.Contains("the phones may be down", Text(view, "sentence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_that_are_marked_not_normal_are_not_compared_with()
    {
        var days = string.Join(", ", Enumerable.Range(1, 8).Select(week => Monday.AddDays(-7 * week).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        await using var wall = await WallHost.StartAsync(TenWeeks(), log => log.WriteUsualDay(Monday), $"notNormal: [{days}]");

        var view = await wall.ViewAsync(one => State(one) == "learning");

        Assert.StartsWith("2 Mondays are known yet; once three are", Text(view, "sentence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_of_three_times_what_is_promised_is_said()
    {
        await using var wall = await WallHost.StartAsync(
            [], log => log.Write(Monday.UtcDateTime.AddSeconds(-136), "a.1|support|NONE|ENTERQUEUE||13035550100|1"));

        var view = await wall.ViewAsync(one => State(one) == "amber");

        Assert.Equal("A caller waits longer than 135 s.", Text(view, "sentence"));
    }

    [Fact]
    public async Task Numbers_older_than_a_minute_are_said_to_be_old_with_the_reason()
    {
        await using var wall = await WallHost.StartAsync([]);
        await wall.ViewAsync(view => Text(view, "waiting") == "0");
        wall.LoseTheLog();
        wall.Time.Advance(TimeSpan.FromSeconds(50));

        var view = await wall.ViewAsync(one => State(one) == "stale");

        Assert.Contains("cannot be read", Text(view, "sentence"), StringComparison.Ordinal);
        Assert.Contains("'queueLog'", Text(view, "sentence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_phone_system_the_page_says_how_to_name_one()
    {
        await using var wall = await WallHost.StartAsync([], follows: false);

        var page = await wall.Board.PageAsync("/wall");

        Assert.Contains("data-state=\"empty\"", page, StringComparison.Ordinal);
        Assert.Contains("kpis: live", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_complete_without_its_script_and_loads_nothing_from_elsewhere()
    {
        await using var wall = await WallHost.StartAsync([]);
        await wall.ViewAsync(view => Text(view, "waiting") == "0");

        using var answer = await wall.Board.GetAsync("/wall");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains("id=\"waiting\">0<", page, StringComparison.Ordinal);
        Assert.Contains("Learning", page, StringComparison.Ordinal);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_people_sign_in_the_page_and_its_stream_are_for_those_who_see_measures()
    {
        await using var wall = await WallHost.StartAsync([], access: "access: { trial: true }");

        using var page = await wall.Board.GetAsync("/wall");
        using var stream = await wall.Board.GetAsync("/wall/stream");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (page.StatusCode, stream.StatusCode));
    }
}
