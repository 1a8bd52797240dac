using System.Net;
using System.Text.Json;
using Bridge.Core.Model;
using Bridge.Core.Tickets;
using Bridge.Host.Composition;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Proof.Separation.Staging;
using Bridge.Host.Tests.Cli;
using Bridge.Host.Tests.Features.MemberApi;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Host.Tests.Features.Outbox.Notices;

/// <summary>The MLS is told of changes of its members' tickets.</summary>
public sealed class NoticeTests
{
    private static readonly TimeSpan _deadline = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task What_happens_to_a_ticket_is_told_signed_and_in_order()
    {
        await using var mls = await NoticeReceiver.StartAsync();
        await using var host = await StartAsync(mls);

        var id = await host.OpenTicketAsync(MemberHost.Ada);
        await PollAsync(() => !mls.Taken.IsEmpty);
        await SolveAsync(host);
        await PollAsync(() => mls.Taken.Count >= 2);

        Assert.Equal(["ticket.opened", "ticket.solved"], mls.Taken.Select(notice => notice.Body.GetProperty("type").GetString()));
        Assert.All(mls.Taken, notice => Assert.Equal((MemberHost.Ada, id), (Data(notice.Body, "member"), Data(notice.Body, "ticket"))));
        Assert.Equal("solved", Data(mls.Taken.Last().Body, "status"));
        Assert.NotNull(Data(mls.Taken.Last().Body, "solvedAt"));
        Assert.Equal(0, mls.Forged);
        Assert.DoesNotContain("page stays white", string.Concat(mls.Taken.Select(notice => notice.Body.GetRawText())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_down_gets_every_notice_later_through_a_restart_of_the_bridge()
    {
        await using var mls = await NoticeReceiver.StartAsync();
        mls.Answer = _ => 500;
        await using var host = await StartAsync(mls);
        await host.OpenTicketAsync(MemberHost.Ada);
        await host.OpenTicketAsync(MemberHost.Ben);
        await PollAsync(() => mls.Calls > 0);

        await host.StopAsync();
        mls.Answer = _ => 204;
        await host.OpenAsync();
        await PollAsync(() => mls.Taken.Select(notice => notice.Id).Distinct().Count() >= 2);

        Assert.Equal([MemberHost.Ada, MemberHost.Ben], mls.Taken.Select(notice => Data(notice.Body, "member")).Distinct().Order());
    }

    [Fact]
    public async Task What_the_address_refuses_is_set_aside_and_can_be_sent_again_and_comments_do_not_wait_for_it()
    {
        await using var mls = await NoticeReceiver.StartAsync();
        mls.Answer = _ => 422;
        await using var host = await StartAsync(mls);
        var id = await host.OpenTicketAsync(MemberHost.Ada);
        await host.Log.NextAsync(1501);

        var comment = await host.PostAsync($"/api/v1/members/{MemberHost.Ada}/tickets/{id}/comments", new { text = "It works now." });
        await host.Log.NextAsync(1505, comment.Json.GetProperty("id").GetString()!);
        mls.Answer = _ => 204;
        var replay = new CliRun { Connectors = ConnectorCatalogue.Open() };
        Assert.Equal(0, await replay.RunAsync("deadletters", "replay", "outbox", "--config", host.SettingsPath));
        await PollAsync(() => !mls.Taken.IsEmpty);

        Assert.Equal(id, Data(mls.Taken.First().Body, "ticket"));
    }

    [Fact]
    public async Task Tickets_from_before_are_not_told_of()
    {
        await using var mls = await NoticeReceiver.StartAsync();
        await using var host = await MemberHost.StartAsync();
        await host.OpenTicketAsync(MemberHost.Ada);
        await host.StopAsync();
        host.Write(connections: Connection(mls), memberApi: "notices: mlsHooks");
        host.Clock.Leap(TimeSpan.FromMinutes(1));
        await host.OpenAsync();

        var later = await host.OpenTicketAsync(MemberHost.Ben);
        await PollAsync(() => !mls.Taken.IsEmpty);

        Assert.Equal(later, Data(Assert.Single(mls.Taken).Body, "ticket"));
    }

    [Fact]
    public async Task A_merged_ticket_is_told_of_and_shown_as_the_one_it_went_into()
    {
        await using var mls = await NoticeReceiver.StartAsync();
        await using var host = await StartAsync(mls);
        var (first, second) = (await host.OpenTicketAsync(MemberHost.Ada), await host.OpenTicketAsync(MemberHost.Ada, "Again"));
        var ids = (await host.CrmTicketsAsync()).ToDictionary(ticket => ticket.GetProperty("external_id").GetString()!, ticket => ticket.GetProperty("id").GetInt64());
        await PollAsync(() => mls.Taken.Count >= 2);
        await host.CrmAsync(HttpMethod.Post, $"api/v2/tickets/{ids[first]}/merge", $$"""{"ids":[{{ids[second]}}]}""");
        await PollAsync(() => ReadAgainAsync(host, ids[second]).GetAwaiter().GetResult() is { IsTombstone: true });
        await PollAsync(() => mls.Taken.Any(notice => notice.Body.GetProperty("type").GetString() == "ticket.merged"));

        var shown = await host.GetAsync($"/api/v1/members/{MemberHost.Ada}/tickets/{second}");
        var stranger = await host.GetAsync($"/api/v1/members/{MemberHost.Ben}/tickets/{second}");
        var merged = mls.Taken.Last(notice => notice.Body.GetProperty("type").GetString() == "ticket.merged").Body;

        Assert.Equal((HttpStatusCode.OK, first), (shown.Status, shown.Json.GetProperty("ticket").GetProperty("id").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Equal((second, first), (Data(merged, "ticket"), Data(merged, "mergedInto")));
    }

    [Fact]
    public async Task A_ticket_that_was_merged_before_it_was_ever_seen_is_told_of_and_shown_as_the_one_it_went_into()
    {
        await using var mls = await NoticeReceiver.StartAsync();
        await using var host = await StartAsync(mls);
        var first = await PlantAsync(host);
        var second = await PlantAsync(host);
        await host.CrmAsync(HttpMethod.Post, $"api/v2/tickets/{first}/merge", $$"""{"ids":[{{second}}]}""");

        await PollAsync(() => ReadAgainAsync(host, second).GetAwaiter().GetResult() is { IsTombstone: true });
        await ReadAgainAsync(host, first);
        await PollAsync(() => mls.Taken.Count >= 2);
        var merged = mls.Taken.Single(notice => notice.Body.GetProperty("type").GetString() == "ticket.merged").Body;
        var shown = await host.GetAsync($"/api/v1/members/{MemberHost.Ada}/tickets/{second}");
        var listed = (await host.GetAsync($"/api/v1/members/{MemberHost.Ada}/tickets")).Json.GetProperty("tickets");

        Assert.Equal((MemberHost.Ada, $"{second}", $"{first}"), (Data(merged, "member"), Data(merged, "ticket"), Data(merged, "mergedInto")));
        Assert.Equal($"{first}", shown.Json.GetProperty("ticket").GetProperty("id").GetString());
        Assert.Equal($"{first}", Assert.Single(listed.EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_ticket_that_is_solved_again_or_closed_before_anybody_looked_is_told_as_solved()
    {
        await using var mls = await NoticeReceiver.StartAsync();
        await using var host = await StartAsync(mls);
        var (again, closed) = (await PlantAsync(host), await PlantAsync(host));
        await ReadAgainAsync(host, closed);
        await host.CrmAsync(HttpMethod.Post, $"_sandbox/tickets/{again}/solve", "{}");
        await ReadAgainAsync(host, again);
        await PollAsync(() => mls.Taken.Count >= 2);

        host.Clock.Leap(TimeSpan.FromMinutes(1));
        await host.CrmAsync(HttpMethod.Put, $"api/v2/tickets/{again}", """{"ticket":{"status":"open"}}""");
        await host.CrmAsync(HttpMethod.Post, $"_sandbox/tickets/{again}/solve", "{}");
        await host.CrmAsync(HttpMethod.Post, $"_sandbox/tickets/{closed}/solve", "{}");
        await host.CrmAsync(HttpMethod.Post, $"_sandbox/tickets/{closed}/advance", "{}");
        await ReadAgainAsync(host, again);
        await ReadAgainAsync(host, closed);
        await PollAsync(() => mls.Taken.Count >= 4);

        Assert.Equal(["ticket.solved", "ticket.solved"], mls.Taken.Where(notice => Data(notice.Body, "ticket") == $"{again}").Select(notice => notice.Body.GetProperty("type").GetString()));
        Assert.Equal(["ticket.opened", "ticket.solved"], mls.Taken.Where(notice => Data(notice.Body, "ticket") == $"{closed}").Select(notice => notice.Body.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task No_notice_is_lost_however_often_the_bridge_is_killed()
    {
        const int Tickets = 12;
        await using var mls = await NoticeReceiver.StartAsync();
        mls.Answer = _ => 503;
        await using var host = await StartAsync(mls);
        for (var number = 0; number < Tickets; number++)
        {
            await host.OpenTicketAsync(number % 2 == 0 ? MemberHost.Ada : MemberHost.Ben, $"Number {number}");
        }

        await host.StopAsync();
        var kills = 0;
        while (mls.Taken.Select(notice => Data(notice.Body, "ticket")).Distinct().Count() < Tickets)
        {
            using var child = new HostProgram(host.Home).Start("run", "--config", host.SettingsPath, "--urls", "http://127.0.0.1:0");
            var killed = new TaskCompletionSource();
            var turn = 0;
            mls.Answer = _ =>
            {
                if (++turn == 4)
                {
                    child.Kill();
                    killed.TrySetResult();
                }

                return 204;
            };
            await Task.WhenAny(killed.Task, PollAsync(() => mls.Taken.Select(notice => Data(notice.Body, "ticket")).Distinct().Count() >= Tickets));
            child.Kill();
            kills++;
            await child.EndAsync(default);
        }

        Assert.Equal(Tickets, mls.Taken.Select(notice => notice.Id).Distinct().Count());
        Assert.Equal(0, mls.Forged);
        Assert.InRange(kills, 2, Tickets);
    }

    private static Task<MemberHost> StartAsync(NoticeReceiver mls) => MemberHost.StartAsync(connections: Connection(mls), memberApi: "notices: mlsHooks");

    private static string Connection(NoticeReceiver mls) => $"  mlsHooks: {{ type: webhook, address: \"{mls.Address}\", secret: {NoticeReceiver.Secret} }}";

    private static async Task SolveAsync(MemberHost host)
    {
        var id = (await host.CrmTicketsAsync()).Single().GetProperty("id").GetInt64();
        await host.CrmAsync(HttpMethod.Post, $"_sandbox/tickets/{id}/solve", """{"comment":"Done."}""");
        await ReadAgainAsync(host, id);
    }

    private static async Task<long> PlantAsync(MemberHost host) =>
        (await host.CrmAsync(HttpMethod.Post, "_sandbox/tickets", $$"""{"requester":"{{MemberHost.Ada}}"}""")).GetProperty("id").GetInt64();

    // As a webhook of the help desk would have it done.
    private static async Task<Ticket?> ReadAgainAsync(MemberHost host, long id)
    {
        var ticket = await host.Bridge.OpenDesk("crm").ReadAsync($"{id}", default);
        host.Services.GetRequiredService<ITicketKeeper>().Keep(ticket is null ? [] : [ticket]);
        return host.Bridge.Tickets.Find(new RecordKey("crm", $"{id}"));
    }

    private static string? Data(JsonElement body, string name) =>
        body.GetProperty("data").TryGetProperty(name, out var value) ? value.GetString() : null;

    private static async Task PollAsync(Func<bool> isDone)
    {
        for (var began = TimeProvider.System.GetTimestamp(); !isDone() && TimeProvider.System.GetElapsedTime(began) < _deadline;)
        {
            await Task.Delay(50);
        }
    }
}
