using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bridge.ConnectorKit;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;
using static Bridge.Host.Tests.Features.Wall.WallHost;

namespace Bridge.Host.Tests.Features.Wall;

/// <summary>The wallboard on Zendesk Talk, which tells who waits at once and of a call when it is over.</summary>
public class TalkWallTests
{
    [Fact]
    public async Task Calls_that_ended_in_the_last_half_hour_have_their_figures_and_the_day_is_compared_where_its_calls_are_told()
    {
        var time = new ManualTimeProvider(Monday.Date.AddHours(8));
        await using var talk = await StartTalkAsync(time);
        using var http = new HttpClient { BaseAddress = talk.Address };
        await TalkAsync(http, time, Monday.AddMinutes(-30), every: TimeSpan.FromSeconds(150)); // six a quarter, as usual
        await TalkAsync(http, time, Monday.AddMinutes(-2), every: TimeSpan.FromMinutes(7));    // those who came later still talk
        await PostAsync(http, """{"ivr":0,"wait":60,"outcome":"abandoned_in_queue"}""");
        time.Advance(Monday - time.GetUtcNow());
        await using var wall = await WallHost.StartAsync(TenWeeks(), crm: talk.Address.AbsoluteUri, time: time);

        var view = await wall.ViewAsync(one => State(one) == "normal" && Text(one, "sentence").StartsWith("Arrivals", StringComparison.Ordinal));

        Assert.Equal("Arrivals are as usual for this day and hour.", Text(view, "sentence"));
        Assert.Equal("1", Text(view, "abandoned"));
        Assert.Matches("^of [0-9]+ calls that ended, [0-9]+\u00a0%$", Text(view, "abandoned-note"));
        Assert.Matches("^answered within 45 s; only [0-9]+ calls$", Text(view, "level-note"));
        Assert.Equal("0:05", Text(view, "speed"));
        Assert.Matches("^1[0-9]{2} calls told so far, 1[0-9]{2} of them until 13:30, usually 1[0-9]{2}\\. Calls are told when they are over\\.$", Text(view, "day-note"));
    }

    [Fact]
    public async Task A_surge_is_an_alarm_although_some_of_its_calls_still_go_on()
    {
        var time = new ManualTimeProvider(Monday.Date.AddHours(8));
        await using var talk = await StartTalkAsync(time);
        using var http = new HttpClient { BaseAddress = talk.Address };
        await TalkAsync(http, time, Monday.AddMinutes(-25), every: TimeSpan.FromSeconds(150));
        await TalkAsync(http, time, Monday.AddMinutes(-2), every: TimeSpan.FromSeconds(15));
        time.Advance(Monday - time.GetUtcNow());
        await using var wall = await WallHost.StartAsync(TenWeeks(), crm: talk.Address.AbsoluteUri, time: time);

        var view = await wall.ViewAsync(one => State(one) == "red");

        Assert.Matches("^[0-9]+ calls from 13:[0-9]{2} to 14:00, normal [0-9]+", Text(view, "sentence"));
    }

    [Fact]
    public async Task Where_calls_are_not_told_the_tiles_say_why_and_who_waits_is_shown()
    {
        await using var talk = await StartTalkAsync(new ManualTimeProvider(Monday), lag: 1_000_000);
        await using var wall = await WallHost.StartAsync(TenWeeks(), crm: talk.Address.AbsoluteUri);
        using var http = new HttpClient { BaseAddress = talk.Address };
        await PostAsync(http, """{"live":true}""");

        var view = await wall.ViewAsync(one => Text(one, "waiting") == "1" && Text(one, "level-note").Contains("422", StringComparison.Ordinal));

        Assert.Equal("\u2013", Text(view, "abandoned"));
        Assert.Matches("^[0-9]+$", Text(view, "available"));
        Assert.Equal("normal", State(view));
        Assert.Contains("no comparison with the usual day", Text(view, "sentence"), StringComparison.Ordinal);
        Assert.Contains("Check the clock", Text(view, "sentence"), StringComparison.Ordinal);
    }

    private static Task<ZendeskSandbox> StartTalkAsync(ManualTimeProvider time, int lag = 60) => ZendeskSandbox.StartAsync(
        new SandboxSettings { Time = time },
        new ZendeskSandboxOptions { IncrementalLagSeconds = lag, HelpDesk = new HelpDeskOptions { Tickets = 0, Calls = 0, Members = 1, Days = 1 } },
        default);

    // A call is over at each step of the clock: it came a minute before, waited five seconds and was answered.
    private static async Task TalkAsync(HttpClient http, ManualTimeProvider time, DateTimeOffset until, TimeSpan every)
    {
        var agent = await AgentAsync(http);
        for (time.Advance(every); time.GetUtcNow() < until; time.Advance(every))
        {
            await PostAsync(http, $$"""{"ivr":0,"wait":5,"talk":55,"agent_id":{{agent}}}""");
        }
    }

    private static async Task<long> AgentAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v2/users?role=agent");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String("admin@example.test/token:sandbox-token"u8));
        using var answer = await http.SendAsync(request);
        var users = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("users").EnumerateArray();
        return users.First(user => user.GetProperty("role").GetString() == "agent").GetProperty("id").GetInt64();
    }

    private static async Task PostAsync(HttpClient http, string call)
    {
        using var answer = await http.PostAsync("_sandbox/calls", new StringContent(call, Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
    }
}
