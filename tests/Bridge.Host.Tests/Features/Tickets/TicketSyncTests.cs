using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Sync;
using Bridge.Host.Tests.Features.Scheduling;

namespace Bridge.Host.Tests.Features.Tickets;

public sealed class TicketSyncTests
{
    [Fact]
    public async Task The_first_run_keeps_every_ticket_and_the_next_one_finds_nothing_new()
    {
        await using var fixture = await TicketFixture.StartAsync(tickets: 1200);

        var first = await fixture.SyncAsync();
        var second = await fixture.SyncAsync();
        var kept = fixture.All();

        Assert.Equal((1200, 1200, 0), (first.Created, first.Read, first.DeadLettered));
        Assert.Equal((0, 0, 0), (second.Created, second.Updated, second.Deactivated));
        Assert.Equal(1200, kept.Count);
        Assert.All(kept, ticket => Assert.NotEqual(TicketLevel.Unknown, ticket.Level));
        Assert.All(kept, ticket => Assert.StartsWith("mls:", ticket.MemberId, StringComparison.Ordinal));
        Assert.Contains(kept, ticket => ticket.Times is { FirstReply: not null });
        Assert.Equal(0, first.WriteCalls);
    }

    [Fact]
    public async Task A_change_updates_a_deletion_buries_and_a_full_read_changes_nothing()
    {
        await using var fixture = await TicketFixture.StartAsync(tickets: 30);
        await fixture.SyncAsync();
        var open = fixture.All().First(ticket => ticket.State == TicketStatus.Solved);
        var gone = fixture.All().First(ticket => ticket.State == TicketStatus.Closed);
        await fixture.ControlAsync($"tickets/{open.Key.Value}/comment", """{"as":"member","body":"It is back."}""");
        await fixture.DeleteAsync(gone.Key.Value);

        var change = await fixture.SyncAsync();
        var full = await fixture.SyncAsync(new RunOptions { IsFull = true });

        Assert.Equal((0, 1, 1), (change.Created, change.Updated, change.Deactivated));
        Assert.Equal(TicketStatus.Open, fixture.Read(bridge => bridge.Tickets.Find(open.Key)?.State));
        Assert.True(fixture.Read(bridge => bridge.Tickets.Find(gone.Key)?.IsTombstone));
        Assert.Equal((30, 0, 0, 30), (full.Read, full.Created, full.Updated, full.Unchanged));
        Assert.DoesNotContain(gone.Key, fixture.Read(bridge => bridge.Tickets.FindByMember(gone.MemberId!, 100, null)).Select(ticket => ticket.Key));
    }

    [Fact]
    public async Task A_run_that_fails_says_so_and_the_next_one_goes_on()
    {
        await using var fixture = await TicketFixture.StartAsync(tickets: 40);
        await fixture.ControlAsync("faults", "401:100%");

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync());
        await fixture.ControlAsync("faults");
        var next = await fixture.SyncAsync();

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Equal(40, next.Created);
    }

    [Fact]
    public async Task The_verbs_know_the_route()
    {
        await using var fixture = await TicketFixture.StartAsync(tickets: 25);

        var check = await fixture.RunAsync("check");
        var plan = await fixture.RunAsync("plan");
        var sync = await fixture.RunAsync("sync", "tickets", "--json");
        var provision = await fixture.RunAsync("provision");

        Assert.Contains("no faults", check.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing leaves", plan.Out, StringComparison.Ordinal);
        using var summary = JsonDocument.Parse(sync.Out);
        Assert.Equal(25, summary.RootElement.GetProperty("created").GetInt64());
        Assert.Equal("tickets", summary.RootElement.GetProperty("route").GetString());
        Assert.DoesNotContain("tickets", provision.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_host_keeps_the_rhythm_and_shows_the_route_on_the_status_page()
    {
        await using var host = await RunningHost.PrepareAsync(members: 5);
        await host.StartAsync("  tickets: { record: ticket, from: crm, every: 1h }");
        await host.Log.NextAsync(1010, "tickets: 0 created");

        var route = await host.RouteAsync("tickets");
        var (_, page) = await host.GetAsync("/");

        Assert.Equal(("ticket", "the hub"), (route.GetProperty("record").GetString(), route.GetProperty("to").GetString()));
        Assert.NotEqual(JsonValueKind.Null, route.GetProperty("currentAsOf").ValueKind);
        Assert.Contains("the hub", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_within_the_last_minute_is_not_given_yet_and_not_lost()
    {
        await using var fixture = await TicketFixture.StartAsync(tickets: 10, lag: 60);
        var first = await fixture.SyncAsync();
        await fixture.ControlAsync($"tickets/{fixture.All().First(ticket => ticket.State != TicketStatus.Closed).Key.Value}/touch");

        var second = await fixture.SyncAsync();

        Assert.Equal(10, first.Created);
        Assert.Equal(0, second.Read);
        Assert.Equal(first.Cursor, second.Cursor);
    }
}
