using System.Net.Http.Json;
using System.Text.Json;
using Bridge.ConnectorKit;
using Bridge.Connectors.Tests.Telephony;
using Bridge.Core.Calls;
using Bridge.Core.Calls.Live;
using Bridge.Core.Connectors;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

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

    [Fact]
    public async Task Calls_that_are_over_come_one_by_one_and_again_when_they_change()
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 8, 10, 14, 0, 0, TimeSpan.Zero));
        await using var zendesk = await ZendeskHost.StartAsync(
            new ZendeskSandboxOptions { IncrementalLagSeconds = 0, HelpDesk = new HelpDeskOptions { Tickets = 0, Calls = 0, Members = 1, Days = 1 } }, new SandboxSettings { Time = time });
        var agents = await zendesk.CallAsync(HttpMethod.Get, "api/v2/users?role=agent"); // those behind the credentials are no users
        var agent = agents!.Value.GetProperty("users").EnumerateArray().First(user => user.GetProperty("role").GetString() == "agent").GetProperty("id").GetInt64();
        await CallAsync(zendesk, new { agent_id = agent, ivr = 10, wait = 20, talk = 60, wrap_up = 5 });
        await CallAsync(zendesk, new { live = true });
        var calls = new CollectedCalls();
        using var live = zendesk.Connector.OpenLiveCalls(zendesk.Connect(time), calls);

        var floor = await ReadUntilAsync(live, one => one.CallsSince is not null);

        Assert.Null(floor.CallsMissing);
        Assert.Equal(time.GetUtcNow().AddHours(-26), floor.CallsSince);
        Assert.True(floor.ToldWithin > TimeSpan.Zero);
        var call = Assert.Single(calls.Visits).Value; // the one that waits is not over
        Assert.Equal(
            (CallOutcome.Answered, 20.0, time.GetUtcNow().AddSeconds(-80), time.GetUtcNow()), (call.Outcome, call.WaitSeconds!.Value, call.OfferedAt, call.EndedAt!.Value));

        time.Advance(TimeSpan.FromMinutes(3));
        await CallAsync(zendesk, new { outcome = "abandoned_in_queue", ivr = 0, wait = 90 });
        time.Advance(TimeSpan.FromMinutes(2));
        await ReadUntilAsync(live, _ => calls.Visits.Count == 2);

        Assert.Contains(calls.Visits.Values, one => one.Outcome == CallOutcome.AbandonedQueue && one.WaitSeconds == 90);
    }

    [Fact]
    public async Task Exports_that_are_refused_are_said_in_words_and_who_waits_is_told_all_the_same()
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 8, 10, 14, 0, 0, TimeSpan.Zero));
        await using var zendesk = await ZendeskHost.StartAsync(
            new ZendeskSandboxOptions { IncrementalLagSeconds = 1_000_000 }, new SandboxSettings { Time = time });
        using var live = zendesk.Connector.OpenLiveCalls(zendesk.Connect(time), new CollectedCalls());
        await CallAsync(zendesk, new { live = true });

        var floor = await ReadUntilAsync(live, one => one.CallsMissing?.Contains("422", StringComparison.Ordinal) == true);

        Assert.Equal((1, null), (floor.Waiting, floor.CallsSince));
        Assert.Contains("Check the clock", floor.CallsMissing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_that_could_not_be_read_for_minutes_are_not_shown_as_if_they_were_all()
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 8, 10, 14, 0, 0, TimeSpan.Zero));
        var exports = new BreakableExports();
        await using var zendesk = await ZendeskHost.StartAsync(settings: new SandboxSettings { Time = time });
        using var live = zendesk.Connector.OpenLiveCalls(zendesk.Connect(time, exports), new CollectedCalls());
        await ReadUntilAsync(live, one => one.CallsSince is not null);
        exports.AreBroken = true;
        time.Advance(TimeSpan.FromMinutes(6));

        var floor = await ReadUntilAsync(live, one => one.CallsMissing?.Contains("503", StringComparison.Ordinal) == true);

        Assert.Null(floor.CallsSince);

        exports.AreBroken = false;
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await ReadUntilAsync(live, one => one.CallsSince is not null)).CallsMissing);
    }

    // What is read beside the look is there with one of the next.
    private static async Task<Floor> ReadUntilAsync(ILiveCalls live, Func<Floor, bool> isWanted)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begin) < TimeSpan.FromMinutes(2))
        {
            var floor = await live.ReadAsync(default);
            if (isWanted(floor))
            {
                return floor;
            }

            await Task.Delay(20);
        }

        throw new TimeoutException("What was waited for did not come.");
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

    private sealed class BreakableExports : DelegatingHandler
    {
        public bool AreBroken { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            AreBroken && request.RequestUri!.AbsolutePath.Contains("incremental", StringComparison.Ordinal)
                ? Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.ServiceUnavailable))
                : base.SendAsync(request, cancellationToken);
    }
}
