using System.Net;
using Bridge.Host.Features.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Host.Tests.Features.MemberApi;

/// <summary>Tickets go up a level or to a vendor, by a call of the MLS's system or by a rule, once each.</summary>
public sealed class HandOffTests
{
    private const string Tickets = $"/api/v1/members/{MemberHost.Ada}/tickets";

    [Fact]
    public async Task A_ticket_goes_to_the_vendor_and_its_level_comes_back()
    {
        await using var host = await StartAsync("handOff: { tags: { Vendor: with_vendor } }");
        var id = await host.OpenTicketAsync(MemberHost.Ada);

        var accepted = await host.PostAsync($"{Tickets}/{id}/level", new { level = "Vendor", note = "The lock. My card is 4111 1111 1111 1111." }, "h-1");
        await host.Log.NextAsync(1505, accepted.Json.GetProperty("id").GetString()!);
        var again = await host.PostAsync($"{Tickets}/{id}/level", new { level = "Vendor", note = "The lock. My card is 4111 1111 1111 1111." }, "h-1");
        var shown = (await host.GetAsync($"{Tickets}/{id}")).Json;

        Assert.Equal((HttpStatusCode.Accepted, 1), (accepted.Status, accepted.Json.GetProperty("cardDataRemoved").GetInt32()));
        Assert.Equal((accepted.Status, accepted.Text), (again.Status, again.Text));
        Assert.Equal("vendor", shown.GetProperty("ticket").GetProperty("level").GetString());
        Assert.Equal(["The page stays white."], shown.GetProperty("comments").EnumerateArray().Select(comment => comment.GetProperty("text").GetString()));
        Assert.Contains("with_vendor", (await host.CrmTicketsAsync()).Single().GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
    }

    [Fact]
    public async Task Lost_answers_and_an_order_behind_the_ticket_itself_hand_off_once()
    {
        await using var host = await StartAsync("", faults: "500-after:30%,reset-after:20%");
        var id = (await host.PostAsync(Tickets, new { subject = "Ordered", text = "0" })).Json.GetProperty("id").GetString();
        for (var turn = 0; turn < 6; turn++)
        {
            await host.PostAsync($"{Tickets}/{id}/level", new { level = turn % 2 == 0 ? "vendor" : "second", note = $"turn {turn}" });
        }

        for (var sent = 0; sent < 7; sent++)
        {
            await host.Log.NextAsync(1505);
        }

        await host.FaultsAsync("");
        var ticket = (await host.CrmTicketsAsync()).Single().GetProperty("id").GetInt64();
        var comments = (await host.CrmAsync(HttpMethod.Get, $"api/v2/tickets/{ticket}/comments")).GetProperty("comments");

        Assert.Equal(["0", "turn 0", "turn 1", "turn 2", "turn 3", "turn 4", "turn 5"], comments.EnumerateArray().Select(comment => comment.GetProperty("body").GetString()));
        Assert.Equal("second", (await host.GetAsync($"{Tickets}/{id}")).Json.GetProperty("ticket").GetProperty("level").GetString());
    }

    [Theory]
    [InlineData("""{"level":"third"}""", "level", "second, vendor")]
    [InlineData("""{"note":"Why"}""", "level", "missing")]
    [InlineData("""{"level":"vendor","group":"x"}""", "body", "level, note are")]
    public async Task What_cannot_be_done_is_told(string body, string field, string words)
    {
        await using var host = await StartAsync("");
        var id = await host.OpenTicketAsync(MemberHost.Ada);

        var answer = await host.PostTextAsync($"{Tickets}/{id}/level", body);
        var stranger = await host.PostTextAsync($"/api/v1/members/{MemberHost.Ben}/tickets/{id}/level", """{"level":"vendor"}""");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (answer.Status, stranger.Status));
        Assert.Contains(words, Assert.Single(answer.Json.GetProperty("errors").GetProperty(field).EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_hands_off_what_waits_too_long_and_leaves_alone_what_agents_move_back()
    {
        await using var host = await StartAsync("handOff: { rules: { stale: { from: Second, to: Vendor, after: 1d, topics: [password] } } }");
        var fits = await OpenAsync(host, "password");
        await OpenAsync(host, "billing_question");
        var pending = await OpenAsync(host, "password");
        await host.CrmAsync(HttpMethod.Put, $"api/v2/tickets/{pending}", """{"ticket":{"status":"pending"}}""");
        await KeepAsync(host, pending);

        host.Clock.Leap(TimeSpan.FromHours(25));
        await UntilAsync(() => host.Log.All.Count(line => line.Is(1505)) >= 4); // three tickets and the hand-off, which can be done before its line is written
        await host.CrmAsync(HttpMethod.Put, $"api/v2/tickets/{fits}", $$$"""{"ticket":{"group_id":{{{await GroupAsync(host, "Level II")}}}}}""");
        await KeepAsync(host, fits);
        host.Clock.Leap(TimeSpan.FromMinutes(5));
        var later = await OpenAsync(host, "password");
        host.Clock.Leap(TimeSpan.FromHours(25));
        await host.Log.NextAsync(1515, $"crm:{later}");

        Assert.Equal(2, host.Log.All.Count(line => line.Is(1515)));
    }

    private static async Task<MemberHost> StartAsync(string memberApi, string faults = "")
    {
        var host = await MemberHost.StartAsync(memberApi: memberApi, levels: "Second: [Level II], Vendor: [Vendors]");
        foreach (var group in new[] { "Level II", "Vendors" })
        {
            await host.CrmAsync(HttpMethod.Post, "api/v2/groups", $$$"""{"group":{"name":"{{{group}}}"}}""");
        }

        await host.FaultsAsync(faults);
        return host;
    }

    private static async Task<string> OpenAsync(MemberHost host, string topic)
    {
        var accepted = await host.PostAsync(Tickets, new { subject = "S", text = "T", topic, level = "second" });
        var id = accepted.Json.GetProperty("id").GetString()!;
        await host.Log.NextAsync(1505, id);
        return (await host.CrmTicketsAsync()).Single(ticket => ticket.GetProperty("external_id").GetString() == id).GetProperty("id").ToString();
    }

    private static async Task<long> GroupAsync(MemberHost host, string name) =>
        (await host.CrmAsync(HttpMethod.Get, "api/v2/groups")).GetProperty("groups").EnumerateArray().Single(group => group.GetProperty("name").GetString() == name).GetProperty("id").GetInt64();

    private static async Task UntilAsync(Func<bool> isDone)
    {
        for (var began = TimeProvider.System.GetTimestamp(); !isDone(); await Task.Delay(50))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(2), "It does not come.");
        }
    }

    // As a webhook of the help desk would have it done.
    private static async Task KeepAsync(MemberHost host, string id) =>
        host.Services.GetRequiredService<ITicketKeeper>().Keep([(await host.Bridge.OpenDesk("crm").ReadAsync(id, default))!]); // the ticket is there
}
