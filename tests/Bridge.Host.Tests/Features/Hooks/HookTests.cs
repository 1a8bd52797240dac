using System.Net;
using Bridge.Core.Model;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Hooks;
using Bridge.Host.Tests.Features.MemberApi;

namespace Bridge.Host.Tests.Features.Hooks;

/// <summary>The help desk tells of changes; the bridge believes nothing and reads again.</summary>
public sealed class HookTests
{
    [Fact]
    public async Task A_change_in_the_help_desk_is_seen_after_its_call()
    {
        await using var host = await MemberHost.StartAsync();
        var (id, desk) = await TicketAsync(host);
        await host.CrmAsync(HttpMethod.Post, $"_sandbox/tickets/{desk}/solve", """{"comment":"Done."}""");

        var answer = await HookCall.About(desk).SendAsync(host);
        await host.Log.NextAsync(1602);

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        var shown = (await host.GetAsync($"/api/v1/members/{MemberHost.Ada}/tickets/{id}")).Json.GetProperty("ticket");
        Assert.Equal("solved", shown.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_call_that_is_forged_or_old_changes_nothing()
    {
        await using var host = await MemberHost.StartAsync();
        var (_, desk) = await TicketAsync(host);
        var right = HookCall.About(desk);

        HttpStatusCode[] answers =
        [
            (await (right with { Secret = "somebody-elses" }).SendAsync(host)).Status,
            (await (right with { Age = TimeSpan.FromMinutes(6) }).SendAsync(host)).Status,
            (await (right with { Age = TimeSpan.FromMinutes(-6) }).SendAsync(host)).Status,
            (await (right with { Connection = "other" }).SendAsync(host)).Status,
            (await (right with { Body = new string('x', HookEndpoint.LargestBody + 1) }).SendAsync(host)).Status,
        ];

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.NotFound, HttpStatusCode.RequestEntityTooLarge], answers);
        await host.StopAsync();
        await using var hints = HintStore.Open(HintStore.PathBeside(Path.Combine(host.Home, "bridge.db")), host.Clock);
        Assert.Equal(0, hints.Count("crm"));
    }

    [Fact]
    public async Task A_genuine_call_about_something_else_is_taken_and_hints_at_nothing()
    {
        await using var host = await MemberHost.StartAsync();

        foreach (var body in new[] { "", "{}", "[1]", "not json", """{"ticket_id":"-1"}""", """{"type":"zen:event-type:user.created","detail":{"id":"5"}}""" })
        {
            Assert.Equal(HttpStatusCode.NoContent, (await new HookCall { Body = body }.SendAsync(host)).Status);
        }

        await host.StopAsync();
        await using var hints = HintStore.Open(HintStore.PathBeside(Path.Combine(host.Home, "bridge.db")), host.Clock);
        Assert.Equal(0, hints.Count("crm"));
    }

    [Fact]
    public async Task Repeated_calls_count_once_and_many_calls_are_one_reading()
    {
        var folder = Directory.CreateTempSubdirectory("bridge-hints-");
        await using (var hints = HintStore.Open(Path.Combine(folder.FullName, "hints.db"), TimeProvider.System))
        {
            Assert.True(await hints.AddAsync("crm", "d1", "7"));
            Assert.False(await hints.AddAsync("crm", "d1", "7"));
            Assert.True(await hints.AddAsync("crm", "d2", "7"));
            var due = hints.Due("crm", 10);
            Assert.Equal([new Hint("7", 2)], due);

            Assert.True(await hints.AddAsync("crm", "d3", "7"));
            await hints.EndAsync("crm", due);
            Assert.Equal([new Hint("7", 3)], hints.Due("crm", 10)); // came while the ticket was being read
            await hints.EndAsync("crm", hints.Due("crm", 10));
            Assert.Equal(0, hints.Count("crm"));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Calls_of_the_stand_in_arrive_though_doubled_disordered_and_forged()
    {
        await using var host = await MemberHost.StartAsync();
        var (_, desk) = await TicketAsync(host);
        var made = await host.CrmAsync(HttpMethod.Post, "api/v2/webhooks", $$$"""
            {"webhook":{"name":"bridge","endpoint":"{{{host.At("/hooks/crm")}}}","http_method":"POST","request_format":"json","status":"active",
             "subscriptions":["conditional_ticket_events","zen:event-type:ticket.status_changed"]}}
            """);
        var webhook = made.GetProperty("webhook").GetProperty("id").GetString();
        var secret = (await host.CrmAsync(HttpMethod.Get, $"api/v2/webhooks/{webhook}/signing_secret")).GetProperty("signing_secret").GetProperty("secret").GetString();
        await host.StopAsync();
        await File.WriteAllTextAsync(host.SettingsPath, (await File.ReadAllTextAsync(host.SettingsPath)).Replace(MemberHost.HookSecret, secret, StringComparison.Ordinal));
        await host.OpenAsync();
        await host.CrmAsync(HttpMethod.Put, $"api/v2/webhooks/{webhook}", $$$"""{"webhook":{"endpoint":"{{{host.At("/hooks/crm")}}}"}}""");
        await host.CrmAsync(HttpMethod.Post, "_sandbox/webhooks/mischief", "duplicate:30%,reorder:30%");
        for (var step = 0; step < 6; step++)
        {
            await host.CrmAsync(HttpMethod.Post, $"_sandbox/tickets/{desk}/advance");
        }

        await host.CrmAsync(HttpMethod.Post, "_sandbox/webhooks/flush");
        TicketStatus? kept = null;
        var wanted = (await host.CrmTicketsAsync()).Single().GetProperty("status").GetString();
        while (!string.Equals(kept?.ToString(), wanted, StringComparison.OrdinalIgnoreCase))
        {
            await host.Log.NextAsync(1602);
            kept = host.Bridge.Tickets.Find(new RecordKey("crm", $"{desk}"))?.State;
        }
    }

    private static async Task<(string Id, long Desk)> TicketAsync(MemberHost host)
    {
        var id = await host.OpenTicketAsync(MemberHost.Ada);
        return (id, (await host.CrmTicketsAsync()).Single().GetProperty("id").GetInt64());
    }
}
