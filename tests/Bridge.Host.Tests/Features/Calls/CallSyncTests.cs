using System.Text.Json;
using Bridge.Core.Calls;
using Bridge.Core.Connectors;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Intake;
using Bridge.Host.Features.Sync;
using Bridge.Storage;

namespace Bridge.Host.Tests.Features.Calls;

public sealed class CallSyncTests
{
    [Fact]
    public async Task The_figures_are_those_of_the_phone_system_and_a_second_run_changes_nothing()
    {
        await using var fixture = await CallFixture.StartAsync(calls: 1500);

        var first = await fixture.SyncAsync();
        var second = await fixture.SyncAsync();
        var held = (await fixture.HeldAsync()).Where(call => Text(call, "direction") == "inbound").ToList();

        var answered = held.Where(IsAnswered).ToList();
        var abandoned = held.Count(call => Text(call, "completion_status") == "abandoned_in_queue");
        var voicemails = held.Count(call => call.GetProperty("voicemail").GetBoolean());
        Assert.Equal(0, first.DeadLettered);
        Assert.True(first.Created >= 1500, $"{first.Created} visits");
        Assert.Equal((0, 0), (second.Created, second.Updated));
        Assert.Equal(answered.Count, await fixture.FigureAsync("answered"));
        Assert.Equal(answered.Count + abandoned + voicemails, await fixture.FigureAsync("offered"));
        Assert.Equal(answered.Average(call => call.GetProperty("wait_time").GetDouble()), (await fixture.FigureAsync("asa"))!.Value, 1e-9);
        Assert.Equal(
            answered.Average(call => call.GetProperty("talk_time").GetDouble()), (await fixture.FigureAsync("talk"))!.Value, 1e-9);
    }

    [Fact]
    public async Task A_route_that_waits_for_another_process_can_be_interrupted()
    {
        await using var fixture = await CallFixture.StartAsync(calls: 20);
        using var turn = await StoreTurn.TakeAsync(fixture.StorePath, "route calls", TimeSpan.Zero, TimeProvider.System, default);
        using var stop = new CancellationTokenSource();

        var waiting = fixture.SyncAsync(cancellationToken: stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task What_becomes_known_hours_later_replaces_what_was_known_before()
    {
        await using var fixture = await CallFixture.StartAsync(calls: 20);
        await fixture.SyncAsync();
        var agent = (await fixture.HeldAsync()).First(IsAnswered).GetProperty("agent_id").GetInt64();
        var call = await fixture.ControlAsync("calls", new { agent_id = agent, wait = 5, talk = 60, wrap_up = 1000, ticket_id = 1, settled_after = 86_400 });
        var seen = await fixture.SyncAsync();
        var before = (await fixture.FigureAsync("wrap"))!.Value;
        await fixture.ControlAsync($"calls/{call.GetProperty("id").GetInt64()}/settle");

        var settled = await fixture.SyncAsync();

        Assert.Equal((1, 0), (seen.Created, seen.Updated));
        Assert.Equal(0, settled.Created);
        Assert.True(settled.Updated > 0, "The call changed.");
        Assert.True(await fixture.FigureAsync("wrap") > before);
    }

    [Fact]
    public async Task Parts_that_were_kept_before_a_crash_become_visits_in_the_next_run()
    {
        await using var fixture = await CallFixture.StartAsync(calls: 10);
        await fixture.SyncAsync();
        var offered = await fixture.FigureAsync("offered");
        using (var store = MeasureStore.Open(fixture.MeasuresPath))
        {
            // As a run leaves it that dies between keeping a page's parts and making its visits.
            new CallParts(store, "phones").Keep([new CallPart(
                "call/1", "1", DateTimeOffset.UtcNow, $$"""{"c":{{DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 600}},"s":"abandoned_in_queue","w":30,"g":"Level I"}""")]);
        }

        await fixture.SyncAsync();

        Assert.Equal(offered + 1, await fixture.FigureAsync("offered"));
    }

    [Fact]
    public async Task A_call_that_cannot_be_read_is_set_aside_and_comes_back_once_it_can()
    {
        await using var fixture = await CallFixture.StartAsync(calls: 10);
        await fixture.ControlAsync("calls", new { wait = 5, outcome = "teleported" });

        var summary = await fixture.SyncAsync();
        var letters = await fixture.RunAsync("deadletters", "list", "--config", fixture.SettingsPath);

        Assert.Equal(1, summary.DeadLettered);
        Assert.Contains("completion_status", letters.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_fails_says_so_and_the_next_one_goes_on()
    {
        await using var fixture = await CallFixture.StartAsync(calls: 10);
        await fixture.ControlAsync("faults", "401:100%");

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync());
        await fixture.ControlAsync("faults", "");
        var next = await fixture.SyncAsync();

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.True(next.Created >= 10, $"{next.Created} visits");
    }

    [Fact]
    public async Task The_verbs_know_the_route()
    {
        await using var fixture = await CallFixture.StartAsync(calls: 25);

        var check = await fixture.RunAsync("check", "--config", fixture.SettingsPath);
        var plan = await fixture.RunAsync("plan", "--config", fixture.SettingsPath);
        var sync = await fixture.RunAsync("sync", "calls", "--json", "--config", fixture.SettingsPath);

        Assert.Contains("no faults", check.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing leaves", plan.Out, StringComparison.Ordinal);
        using var summary = JsonDocument.Parse(sync.Out);
        Assert.True(summary.RootElement.GetProperty("created").GetInt64() >= 25);
    }

    [Fact]
    public async Task A_full_read_changes_nothing_that_is_right()
    {
        await using var fixture = await CallFixture.StartAsync(calls: 60);
        await fixture.SyncAsync();

        var full = await fixture.SyncAsync(new RunOptions { IsFull = true });

        Assert.Equal((0, 0), (full.Created, full.Updated));
        Assert.Equal(full.Read, full.Unchanged);
    }

    private static bool IsAnswered(JsonElement call) =>
        call.GetProperty("agent_id").ValueKind == JsonValueKind.Number && Text(call, "completion_status") is "completed" or "abandoned_on_hold";

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
