using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Connectors.Tests.Telephony;
using Bridge.Core.Calls.Live;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>Who waits in Zendesk Talk, as the account tells it.</summary>
public class ZendeskLiveCallsTests
{
    [Fact]
    public async Task Callers_who_wait_are_counted_and_agents_are_told_apart_by_what_they_do()
    {
        await using var zendesk = await ZendeskHost.StartAsync();
        using var live = zendesk.Connector.OpenLiveCalls(zendesk.Connect(), new CollectedCalls());
        var agents = await AgentsAsync(zendesk);
        await PostAsync(zendesk, $"agents/{agents[1]}/state", new { state = "away" });
        await CallAsync(zendesk, new { live = true });
        await CallAsync(zendesk, new { live = true });

        var floor = await live.ReadAsync(default);

        Assert.Equal(2, floor.Waiting);
        Assert.InRange((floor.At - floor.OldestSince!.Value).TotalSeconds, 0, 600);
        Assert.True(floor.MeanSince >= floor.OldestSince);
        Assert.Null(floor.CallsSince);
        Assert.Equal(new FloorAgents(Available: 1, Talking: 0, Wrap: 0, NotReady: 1), floor.Agents);

        await PostAsync(zendesk, $"agents/{agents[1]}/state", new { state = "offline" });

        Assert.Equal(new FloorAgents(1, 0, 0, 0), (await live.ReadAsync(default)).Agents);
    }

    [Fact]
    public async Task An_agent_talks_and_has_work_after_the_call()
    {
        await using var zendesk = await ZendeskHost.StartAsync();
        using var live = zendesk.Connector.OpenLiveCalls(zendesk.Connect(), new CollectedCalls());
        var agents = await AgentsAsync(zendesk);
        var talking = await CallAsync(zendesk, new { live = true });
        await PostAsync(zendesk, $"calls/{talking}/answer", new { agent_id = agents[0] });
        await CallAsync(zendesk, new { agent_id = agents[1], talk = 60, wrap_up = 600 });

        var floor = await live.ReadAsync(default);

        Assert.Equal(0, floor.Waiting);
        Assert.Equal(new FloorAgents(Available: 0, Talking: 1, Wrap: 1, NotReady: 0), floor.Agents);
    }

    [Fact]
    public async Task Nobody_waits_since_nobody_calls()
    {
        await using var zendesk = await ZendeskHost.StartAsync();
        using var live = zendesk.Connector.OpenLiveCalls(zendesk.Connect(), new CollectedCalls());

        var floor = await live.ReadAsync(default);

        Assert.Equal((0, null, null), (floor.Waiting, floor.OldestSince, floor.MeanSince));
    }

    [Fact]
    public async Task An_account_that_refuses_is_a_failure_that_names_the_remedy()
    {
        await using var zendesk = await ZendeskHost.StartAsync();
        using var live = zendesk.Connector.OpenLiveCalls(zendesk.Connect(("apiToken", "wrong")), new CollectedCalls());

        var error = await Assert.ThrowsAsync<ConnectorException>(() => live.ReadAsync(default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
    }

    private static async Task<List<long>> AgentsAsync(ZendeskHost zendesk)
    {
        var answer = await zendesk.CallAsync(HttpMethod.Get, "api/v2/channels/voice/stats/agents_activity");
        return [.. answer!.Value.GetProperty("agents_activity").EnumerateArray().Select(agent => agent.GetProperty("agent_id").GetInt64())];
    }

    private static async Task<long> CallAsync(ZendeskHost zendesk, object call)
    {
        using var answer = await zendesk.Control.PostAsJsonAsync("_sandbox/calls", call);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
    }

    private static async Task PostAsync(ZendeskHost zendesk, string path, object body)
    {
        using var answer = await zendesk.Control.PostAsJsonAsync($"_sandbox/{path}", body);
        answer.EnsureSuccessStatusCode();
    }
}
