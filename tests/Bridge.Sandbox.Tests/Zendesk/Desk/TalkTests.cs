using Bridge.Sandbox.Tests.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Sandbox.Tests.Zendesk.Desk;

public sealed class TalkTests
{
    private const string Calls = "api/v2/channels/voice/stats/incremental/calls";

    [Fact]
    public async Task A_call_comes_again_once_more_is_known_of_it_and_next_page_is_never_null()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(time: clock);
        await zendesk.PostAsync("_sandbox/calls", """{"agent_id":11000000000024,"wait":20,"talk":300,"hold":30,"wrap_up":45,"settled_after":3600}""");
        clock.Step(TimeSpan.FromMinutes(2));

        var first = await zendesk.GetAsync($"{Calls}?start_time=0");
        clock.Step(TimeSpan.FromMinutes(90));
        var next = first.Body.GetProperty("next_page").GetString() ?? "";
        var again = await zendesk.GetAsync(next);
        var legs = await zendesk.GetAsync("api/v2/channels/voice/stats/incremental/legs?start_time=0");

        var early = first.Body.GetProperty("calls")[0];
        var late = again.Body.GetProperty("calls")[0];
        Assert.Equal(early.GetProperty("id").GetInt64(), late.GetProperty("id").GetInt64());
        Assert.Equal(0, early.GetProperty("wrap_up_time").GetInt32());
        Assert.Equal(45, late.GetProperty("wrap_up_time").GetInt32());
        Assert.Equal(32, late.GetProperty("time_to_answer").GetInt32());
        Assert.Equal(362, late.GetProperty("duration").GetInt32());
        Assert.NotNull(again.Body.GetProperty("next_page").GetString());
        Assert.Equal(1, again.Body.GetProperty("count").GetInt32());
        Assert.Equal(["customer", "agent"], legs.Body.GetProperty("legs").EnumerateArray().Select(leg => leg.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Callers_in_the_queue_are_seen_until_they_are_answered_or_leave()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(time: clock);
        var first = (await zendesk.PostAsync("_sandbox/calls", """{"live":true}""")).Body.GetProperty("id").GetInt64();
        clock.Step(TimeSpan.FromSeconds(30));
        var second = (await zendesk.PostAsync("_sandbox/calls", """{"live":true}""")).Body.GetProperty("id").GetInt64();
        clock.Step(TimeSpan.FromSeconds(10));

        var waiting = (await zendesk.GetAsync("api/v2/channels/voice/stats/current_queue_activity")).Body.GetProperty("current_queue_activity");
        await zendesk.PostAsync($"_sandbox/calls/{first}/answer", """{"agent_id":11000000000024}""");
        var agents = await zendesk.GetAsync("api/v2/channels/voice/stats/agents_activity");
        clock.Step(TimeSpan.FromSeconds(60));
        await zendesk.PostAsync($"_sandbox/calls/{first}/end", "{}");
        await zendesk.PostAsync($"_sandbox/calls/{second}/end", "{}");
        clock.Step(TimeSpan.FromMinutes(2));
        var calls = (await zendesk.GetAsync($"{Calls}?start_time=0")).Body.GetProperty("calls");

        Assert.Equal(2, waiting.GetProperty("calls_waiting").GetInt32());
        Assert.Equal(40, waiting.GetProperty("longest_wait_time").GetInt32());
        Assert.Equal(25, waiting.GetProperty("average_wait_time").GetInt32());
        Assert.Contains("on_call", agents.Text, StringComparison.Ordinal);
        Assert.Equal(["completed", "abandoned_in_queue"], calls.EnumerateArray().Select(call => call.GetProperty("completion_status").GetString()));
        Assert.Equal([60, 0], calls.EnumerateArray().Select(call => call.GetProperty("talk_time").ValueKind == System.Text.Json.JsonValueKind.Null ? 0 : call.GetProperty("talk_time").GetInt32()));
    }

    [Fact]
    public async Task A_call_can_have_ended_some_time_ago()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(time: clock);
        await zendesk.PostAsync("_sandbox/calls", """{"wait":20,"talk":300,"ivr":10,"ago":7200}""");
        clock.Step(TimeSpan.FromMinutes(2));

        var call = (await zendesk.GetAsync($"{Calls}?start_time=0")).Body.GetProperty("calls")[0];

        Assert.Equal(clock.GetUtcNow().AddMinutes(-2).AddSeconds(-7200 - 330).ToUnixTimeSeconds(), call.GetProperty("created_at").GetDateTimeOffset().ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_made_up_desk_is_the_same_for_the_same_seed_and_its_calls_end_by_count()
    {
        var options = new ZendeskSandboxOptions { HelpDesk = new HelpDeskOptions { Tickets = 300, Calls = 1500, Members = 60, Days = 30 } };
        await using var zendesk = await ZendeskCaller.StartAsync(options, new SteppedTime());
        await using var twin = await ZendeskCaller.StartAsync(options, new SteppedTime());

        Assert.Equal(
            await zendesk.Client.GetStringAsync(new Uri("_sandbox/dump?kind=calls", UriKind.Relative)),
            await twin.Client.GetStringAsync(new Uri("_sandbox/dump?kind=calls", UriKind.Relative)));
        var ids = new HashSet<long>();
        var next = $"{Calls}?start_time=0";
        int count;
        do
        {
            var page = await zendesk.GetAsync(next);
            count = page.Body.GetProperty("count").GetInt32();
            ids.UnionWith(page.Body.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("id").GetInt64()));
            next = page.Body.GetProperty("next_page").GetString() ?? "";
        }
        while (count >= 1000);

        Assert.Equal(1500, ids.Count);
        var member = (await zendesk.GetAsync("api/v2/users/search?external_id=mls:M0000001")).Body.GetProperty("users");
        Assert.Equal(1, member.GetArrayLength());
    }
}
