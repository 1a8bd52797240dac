using System.Net;
using Bridge.Core.Surveys;
using Bridge.Core.Tickets;
using Bridge.Host.Tests.Features.MemberApi;
using Bridge.Host.Tests.Features.Surveys;
using Bridge.Host.Tests.Mail;
using Bridge.Sandbox.Freshdesk;

namespace Bridge.Host.Tests.Features.Freshdesk;

/// <summary>Freshdesk as the help desk of the whole hub: member API, tickets, webhooks, surveys.</summary>
public sealed class FreshdeskDeskTests
{
    private const string Tickets = $"/api/v1/members/{MemberHost.Ada}/tickets";

    [Fact]
    public async Task A_member_opens_a_ticket_adds_to_it_and_follows_it_to_its_end()
    {
        await using var desk = await FreshdeskDesk.StartAsync();
        var id = await desk.Host.OpenTicketAsync(MemberHost.Ada);
        var stored = Assert.Single(await desk.TicketsAsync());
        var ticket = stored.GetProperty("id").ToString();
        var added = await desk.Host.PostAsync($"{Tickets}/{id}/comments", new { text = "It is the phone." });
        await desk.Host.Log.NextAsync(1505, added.Json.GetProperty("id").GetString()!);
        await desk.SolveAsync(ticket);

        var told = await desk.TellAsync(ticket);
        await desk.Host.Log.NextAsync(1602);
        var shown = (await desk.Host.GetAsync($"{Tickets}/{id}")).Json;

        Assert.Equal(HttpStatusCode.NoContent, told);
        Assert.Equal(id, stored.GetProperty("custom_fields").GetProperty("cf_mls_bridge_key").GetString());
        Assert.Equal("solved", shown.GetProperty("ticket").GetProperty("status").GetString());
        Assert.Equal(
            ["member: The page stays white.", "member: It is the phone.", "support: Please try again."],
            shown.GetProperty("comments").EnumerateArray().Select(comment => $"{comment.GetProperty("from").GetString()}: {comment.GetProperty("text").GetString()}"));
    }

    [Fact]
    public async Task A_call_without_the_secret_word_is_not_believed()
    {
        await using var desk = await FreshdeskDesk.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await desk.TellAsync("1", secret: "guessed"));
    }

    [Fact]
    public async Task The_hub_holds_what_the_help_desk_holds_after_changes_deletions_and_a_second_read()
    {
        await using var desk = await FreshdeskDesk.StartAsync(options: new FreshdeskSandboxOptions { Tickets = 250, Members = 30, Days = 20 });
        await desk.SyncAsync();
        var tickets = await desk.TicketsAsync();
        await desk.CrmAsync(HttpMethod.Delete, $"api/v2/tickets/{tickets[0].GetProperty("id")}");
        await desk.SolveAsync(tickets[1].GetProperty("id").ToString());
        await desk.CrmAsync(HttpMethod.Post, $"_sandbox/change?kind=tickets&id={tickets[2].GetProperty("id")}", """{"status":6}""");
        await desk.SyncAsync();

        var kept = desk.Host.Bridge.Tickets.ChangedSince(0, int.MaxValue).Tickets.Where(ticket => ticket.Key.Origin == "desk").ToDictionary(ticket => ticket.Key.Value);
        var held = (await desk.TicketsAsync()).ToDictionary(ticket => ticket.GetProperty("id").ToString());

        Assert.Equal(250, kept.Count);
        Assert.Equal(held.Keys.Order(), kept.Keys.Order());
        Assert.All(held, pair => Assert.Equal(StateOf(pair.Value.GetProperty("deleted").GetBoolean(), pair.Value.GetProperty("status").GetInt32()), kept[pair.Key].State));
        Assert.All(kept.Values.Where(ticket => !ticket.IsTombstone), ticket => Assert.StartsWith("mls:", ticket.MemberId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_is_asked_after_a_solved_ticket_and_Freshdesks_own_ratings_are_kept()
    {
        await using var mails = await MailServer.StartAsync();
        await using var desk = await FreshdeskDesk.StartAsync(more: SurveyHost.Section(mails.Port, "deskAnswers: true", "all: { delay: 0s }"));
        await desk.Host.OpenTicketAsync(MemberHost.Ada);
        var ticket = (await desk.TicketsAsync())[0].GetProperty("id").ToString();
        await desk.SolveAsync(ticket);
        await desk.CrmAsync(HttpMethod.Post, $"_sandbox/rate?kind=tickets&id={ticket}", """{"rating":-103}""");
        await desk.SyncAsync();
        desk.Host.Clock.Leap(TimeSpan.FromSeconds(10));

        var mail = await mails.NextAsync();
        desk.Host.Clock.Leap(TimeSpan.FromHours(1));
        await desk.Host.Log.NextAsync(1808, "1 answers");

        Assert.Contains("M1@example.test", mail.To.ToString(), StringComparison.OrdinalIgnoreCase);
        await desk.Host.StopAsync();
        await using var store = Host.Features.Surveys.SurveyStore.Open(Host.Features.Surveys.SurveyStore.PathBeside(Path.Combine(desk.Host.Home, "bridge.db")), desk.Host.Clock);
        var response = Assert.Single(store.Responses.Since(default, 10));
        Assert.Equal((SurveyScale.OneToFive, 1), (response.Answers[0].Item.Scale, response.Answers[0].Value));
        Assert.Equal(MemberHost.Ada, response.MemberId);
    }

    private static TicketStatus StateOf(bool isDeleted, int status) => (isDeleted, status) switch
    {
        (true, _) => TicketStatus.Deleted,
        (_, 2) => TicketStatus.Open,
        (_, 3) => TicketStatus.Pending,
        (_, 4) => TicketStatus.Solved,
        (_, 5) => TicketStatus.Closed,
        _ => TicketStatus.OnHold,
    };
}
