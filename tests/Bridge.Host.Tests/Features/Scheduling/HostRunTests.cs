using System.Net;
using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Host.Features.Sync;

namespace Bridge.Host.Tests.Features.Scheduling;

public class HostRunTests
{
    private const int Waits = 1001;
    private const int Done = 1010;
    private const int Interrupted = 1011;
    private const int Held = 1012;
    private const int Parked = 1013;
    private const int NeedsConsent = 1014;
    private const int Failed = 1015;
    private const int Fault = 1016;

    [Fact]
    public async Task A_change_in_the_MLS_arrives_in_Zendesk_without_anybody_asking()
    {
        await using var host = await RunningHost.PrepareAsync(members: 60);
        await host.StartAsync("  members: { record: member, from: mls, to: crm, every: 1s }");
        await host.Log.NextAsync(Done, "members: 60 created");
        var before = await UsersAsync(host);

        await host.SandboxAsync(host.Mls.Address, HttpMethod.Post, "change?count=3&seed=7");
        await host.Log.NextAsync(Done, "members: 0 created, 3 updated");

        var after = await UsersAsync(host);
        Assert.Equal(60, after.Count);
        Assert.Equal(3, after.Count(user => user.Value != before[user.Key]));
    }

    [Fact]
    public async Task A_route_that_comes_after_another_waits_for_it_at_the_start_and_at_later_turns()
    {
        await using var host = await RunningHost.PrepareAsync(members: 60, mlsLatency: TimeSpan.FromMilliseconds(150));

        await host.StartAsync("""
              members: { record: member, from: mls, to: crm, after: [offices], every: 1h }
              offices: { record: office, from: mls, to: crm, every: 1h }
            """);
        await host.Log.NextAsync(Done, "members: 60 created");
        host.Clock.Leap(TimeSpan.FromHours(1));
        await host.Log.NextAsync(Done, "members: 0 created");

        var order = host.Log.All.Where(line => line.Is(Done)).Select(line => line.Text.Split(' ')[1].TrimEnd(':'));
        Assert.Equal(["offices", "members", "offices", "members"], order);
        Assert.Equal(2, host.Log.All.Count(line => line.Is(Waits)));
        var users = await host.DumpAsync(host.Crm.Address);
        Assert.All(users, user => Assert.Equal(JsonValueKind.Number, user.GetProperty("organization_id").ValueKind));
    }

    [Fact]
    public async Task A_route_that_is_told_to_wait_long_is_parked_with_its_end_time_and_goes_on_by_itself_at_that_time()
    {
        await using var host = await RunningHost.PrepareAsync(members: 60);
        await host.SandboxAsync(host.Mls.Address, HttpMethod.Post, "faults", "limit:1/1800s");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", "sandbox-token");
        await http.GetStringAsync(new Uri(host.Mls.ServiceRoot, "Member?$top=1&$select=MemberKey")); // Somebody else uses the limit up.

        await host.StartAsync("  members: { record: member, from: mls, to: crm, every: 6h }");
        await host.Log.NextAsync(Parked, "members");
        var parked = await host.RouteAsync("members");
        var until = parked.GetProperty("throttledUntil").GetDateTimeOffset();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (parked.GetProperty("nextRunAt").GetDateTimeOffset() != until && !limit.IsCancellationRequested)
        {
            parked = await host.RouteAsync("members"); // its turn is set just after the line in the log
        }

        var (ready, _) = await host.GetAsync("health/ready");
        await host.SandboxAsync(host.Mls.Address, HttpMethod.Post, "faults");
        host.Clock.Leap(TimeSpan.FromMinutes(15));
        var callsBefore = await host.CallsAsync(host.Mls.Address);
        host.Clock.Leap(until - host.Clock.GetUtcNow());
        await host.Log.NextAsync(Done, "members: 60 created");

        Assert.Equal(60, (await UsersAsync(host)).Count);
        Assert.Equal("Throttled", parked.GetProperty("state").GetString());
        Assert.Equal(until, parked.GetProperty("nextRunAt").GetDateTimeOffset());
        Assert.Equal(HttpStatusCode.OK, ready);
        Assert.Equal(2, callsBefore);
        Assert.Equal("Idle", (await host.RouteAsync("members")).GetProperty("state").GetString());
        Assert.Contains("\"earlyCalls\":0", await host.SandboxAsync(host.Mls.Address, HttpMethod.Get, "stats"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_route_that_needs_a_yes_says_how_to_give_it_makes_no_calls_and_goes_on_once_it_is_given()
    {
        await using var host = await RunningHost.PrepareAsync(members: 60);
        await host.StartAsync("  members: { record: member, from: mls, to: crm, every: 1s }");
        await host.Log.NextAsync(Done, "members: 60 created");
        await host.SandboxAsync(host.Mls.Address, HttpMethod.Post, "vanish");
        await host.Log.NextAsync(NeedsConsent, "bridge sync members --accept empty-feed");
        await host.Log.NextAsync(Held);
        var calls = await host.CallsAsync(host.Mls.Address);

        await host.Log.NextAsync(Held);
        await host.Log.NextAsync(Held);
        var held = await host.RouteAsync("members");
        var (ready, body) = await host.GetAsync("health/ready");

        Assert.Equal(calls, await host.CallsAsync(host.Mls.Address));
        Assert.Equal("NeedsConsent", held.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, held.GetProperty("nextRunAt").ValueKind);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
        Assert.Contains("--accept empty-feed", body, StringComparison.Ordinal);

        await host.SandboxAsync(host.Mls.Address, HttpMethod.Post, "vanish?on=false");
        await host.SyncBesideAsync("members", new RunOptions { Accepted = new HashSet<string> { Surprises.EmptyFeed } });
        await host.Log.NextAsync(Done, "members");
        Assert.Equal("Idle", (await host.RouteAsync("members")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_misconfigured_route_says_what_to_do_does_not_spin_and_tries_again_later_by_itself()
    {
        await using var host = await RunningHost.PrepareAsync();
        await host.StartAsync("  strangers: { record: member, from: stranger, to: crm, every: 1s }");
        await host.Log.NextAsync(Failed, "token");
        var calls = await host.CallsAsync(host.Mls.Address);

        await host.Log.NextAsync(Held);
        await host.Log.NextAsync(Held);
        var failed = await host.RouteAsync("strangers");
        var (ready, _) = await host.GetAsync("health/ready");

        Assert.Equal(calls, await host.CallsAsync(host.Mls.Address));
        Assert.Equal("Faulted", failed.GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
        Assert.True(failed.GetProperty("nextRunAt").GetDateTimeOffset() > host.Clock.GetUtcNow().AddMinutes(10));
        host.Clock.Leap(TimeSpan.FromMinutes(16));
        await host.Log.NextAsync(Failed, "token");
    }

    [Fact]
    public async Task A_fault_of_the_bridge_in_one_route_leaves_the_others_running()
    {
        await using var host = await RunningHost.PrepareAsync(members: 20);
        await host.StartAsync("""
              bad: { record: member, from: broken, to: crm, every: 1s }
              members: { record: member, from: mls, to: crm, after: [bad], every: 1s }
            """);

        var fault = await host.Log.NextAsync(Fault, "bad");
        await host.Log.NextAsync(Done, "members: 20 created");
        await host.Log.NextAsync(Done, "members: 0 created");

        Assert.Contains(nameof(InvalidOperationException), fault.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("These tests open no source", fault.Text, StringComparison.Ordinal);
        Assert.Equal("Faulted", (await host.RouteAsync("bad")).GetProperty("state").GetString());
        Assert.Equal("alive", (await host.GetAsync("health")).Body);
    }

    [Fact]
    public async Task A_stop_in_the_middle_of_a_run_is_quick_loses_nothing_and_the_next_host_goes_on()
    {
        await using var host = await RunningHost.PrepareAsync(members: 3000, mlsLatency: TimeSpan.FromMilliseconds(200));
        await host.StartAsync("  members: { record: member, from: mls, to: crm, every: 1h }");
        while ((await host.DumpAsync(host.Crm.Address)).Count == 0)
        {
            // The run is under way once the first batch has landed.
        }

        var began = TimeProvider.System.GetTimestamp();
        await host.StopAsync();
        var took = TimeProvider.System.GetElapsedTime(began);
        var landed = (await UsersAsync(host)).Count;
        await host.StartAsync("  members: { record: member, from: mls, to: crm, every: 1h }");
        await host.Log.NextAsync(Done, "members");

        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.InRange(landed, 1, 2999);
        Assert.Contains(host.Log.All, line => line.Is(Interrupted));
        Assert.Equal(3000, (await UsersAsync(host)).Count);
    }

    private static async Task<Dictionary<string, string>> UsersAsync(RunningHost host) =>
        (await host.DumpAsync(host.Crm.Address)).ToDictionary(
            user => user.GetProperty("external_id").GetString()!, user => user.GetProperty("writes").ToString());
}
