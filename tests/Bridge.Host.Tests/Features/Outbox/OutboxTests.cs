using Bridge.Host.Composition;
using Bridge.Host.Features.Outbox;
using Bridge.Host.Tests.Cli;
using Bridge.Host.Tests.Features.MemberApi;

namespace Bridge.Host.Tests.Features.Outbox;

/// <summary>What was accepted reaches the help desk once, whatever happens on the way.</summary>
public sealed class OutboxTests
{
    private const string Tickets = $"/api/v1/members/{MemberHost.Ada}/tickets";

    [Theory]
    [InlineData("reset-after:30%")]
    [InlineData("500-after:30%")]
    [InlineData("mixed:40%")]
    public async Task A_lost_answer_never_opens_a_second_ticket(string faults)
    {
        const int count = 20;
        await using var host = await MemberHost.StartAsync(faults);
        var ids = new HashSet<string>();
        for (var number = 0; number < count; number++)
        {
            ids.Add((await host.PostAsync(Tickets, new { subject = $"Ticket {number}", text = "Help" })).Json.GetProperty("id").GetString()!);
        }

        await SentAsync(host, count);

        var stored = await host.CrmTicketsAsync();
        Assert.Equal(ids.Order(), stored.Select(ticket => ticket.GetProperty("external_id").GetString()).Order());
    }

    [Fact]
    public async Task Comments_of_one_ticket_keep_their_order_through_faults()
    {
        await using var host = await MemberHost.StartAsync("500-after:15%,reset:15%,reset-after:15%");
        var id = (await host.PostAsync(Tickets, new { subject = "Ordered", text = "0" })).Json.GetProperty("id").GetString();
        for (var number = 1; number <= 8; number++)
        {
            await host.PostAsync($"{Tickets}/{id}/comments", new { text = $"{number}" });
        }

        await SentAsync(host, 9);
        await host.FaultsAsync("");

        var shown = (await host.GetAsync($"{Tickets}/{id}")).Json;
        Assert.Equal(Enumerable.Range(0, 9).Select(number => $"{number}"), shown.GetProperty("comments").EnumerateArray().Select(comment => comment.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task What_waits_is_sent_by_the_next_host()
    {
        await using var host = await MemberHost.StartAsync("reset:100%");
        var id = (await host.PostAsync(Tickets, new { subject = "Later", text = "Please" })).Json.GetProperty("id").GetString()!;
        var waiting = (await host.GetAsync($"{Tickets}/{id}")).Json.GetProperty("ticket");
        await host.StopAsync();
        await host.FaultsAsync("");

        await host.OpenAsync();
        host.Clock.Leap(TimeSpan.FromMinutes(2));
        await host.Log.NextAsync(1505, id);

        Assert.Equal(("accepted", "Later"), (waiting.GetProperty("status").GetString(), waiting.GetProperty("subject").GetString()));
        Assert.Single(await host.CrmTicketsAsync());
    }

    [Fact]
    public async Task What_the_help_desk_refuses_is_set_aside_in_sight_and_can_be_sent_again()
    {
        await using var host = await MemberHost.StartAsync();
        const string unknown = "mls:M9";
        var id = (await host.PostAsync($"/api/v1/members/{unknown}/tickets", new { subject = "Hello", text = "I am new" })).Json.GetProperty("id").GetString()!;
        await host.PostAsync($"/api/v1/members/{unknown}/tickets/{id}/comments", new { text = "And waiting" });
        await host.Log.NextAsync(1501, id);
        await host.Log.NextAsync(1501);

        var shown = (await host.GetAsync($"/api/v1/members/{unknown}/tickets/{id}")).Json.GetProperty("ticket").GetProperty("status").GetString();
        var listed = await RunAsync("deadletters", "list", "--config", host.SettingsPath);
        await host.CrmAsync(HttpMethod.Post, "api/v2/users/create_or_update", $$$"""{"user":{"name":"New","external_id":"{{{unknown}}}","email":"new@example.test"}}""");
        var replayed = await RunAsync("deadletters", "replay", "outbox", "--config", host.SettingsPath);
        host.Clock.Leap(TimeSpan.FromSeconds(5));
        await host.Log.NextAsync(1505, id);
        await host.Log.NextAsync(1505);

        Assert.Equal("refused", shown);
        Assert.Contains(id, listed, StringComparison.Ordinal);
        Assert.Contains("2 set aside", listed, StringComparison.Ordinal);
        Assert.Contains("2 requests", replayed, StringComparison.Ordinal);
        Assert.Single(await host.CrmTicketsAsync());
    }

    [Fact]
    public async Task What_was_said_is_forgotten_once_the_help_desk_has_it()
    {
        await using var host = await MemberHost.StartAsync();
        await host.OpenTicketAsync(MemberHost.Ada, "A private line", "A private matter");
        await host.StopAsync();

        await using var outbox = OutboxStore.Open(OutboxStore.PathBeside(Path.Combine(host.Home, "bridge.db")), host.Clock);
        var request = outbox.FindTicket("crm", (await host.CrmTicketsAsync()).Single().GetProperty("external_id").GetString()!);

        Assert.Equal((RequestState.Sent, null, null), (request!.State, request.Subject, request.Text));
    }

    private static async Task<string> RunAsync(params string[] words)
    {
        var run = new CliRun { Connectors = ConnectorCatalogue.Open() };
        Assert.Equal(0, await run.RunAsync(words));
        return run.Out;
    }

    private static async Task SentAsync(MemberHost host, int count)
    {
        for (var sent = 0; sent < count; sent++)
        {
            await host.Log.NextAsync(1505);
        }
    }
}
