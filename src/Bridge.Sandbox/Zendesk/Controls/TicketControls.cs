using Bridge.Sandbox.Zendesk.Access;
using Bridge.Sandbox.Zendesk.Tickets;
using Bridge.Sandbox.Zendesk.Tickets.Changes;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Controls;

/// <summary>Plays members and agents at tickets.</summary>
internal sealed class TicketControls(ZendeskAccount account)
{
    private readonly TicketJson _json = new(account);

    public async Task<bool> AnswerAsync(ControlCall call)
    {
        if (call.Context.Request.Method == "POST" && call.Words.Length == 1)
        {
            await OpenAsync(call);
            return true;
        }

        StoredTicket? ticket;
        var isKnown = true;
        lock (account.Gate)
        {
            ticket = account.Tickets.ById(call.Id);
            if (ticket is not null && call.Context.Request.Method == "POST" && call.Words.Length == 3)
            {
                isKnown = Play(call, ticket);
            }
        }

        if (ticket is null || !isKnown)
        {
            return false;
        }

        await ShowAsync(call, ticket, StatusCodes.Status200OK);
        return true;
    }

    private bool Play(ControlCall call, StoredTicket ticket)
    {
        var agent = call.Number("agent_id", Agent(ticket));
        switch (call.Words[2])
        {
            case "advance":
                Advance(ticket, agent);
                return true;
            case "solve":
                Update(ticket, agent, Say(call.Text("comment"), true).Set("assignee_id", agent).Set("status", "solved"));
                return true;
            case "comment":
                var by = call.Text("as") == "agent" ? agent : ticket.RequesterId;
                var edit = Say(call.Text("body") ?? "A comment.", call.Flag("public", true));
                Update(ticket, by, TicketWords.Known(TicketWords.Statuses, call.Text("status")) is { } status ? edit.Set("status", status) : edit);
                return true;
            case "escalate":
                var groups = account.Groups.Groups.FindAll(group => !group.Deleted && group.Name.StartsWith("Level", StringComparison.Ordinal));
                var next = groups[Math.Min(groups.Count - 1, groups.FindIndex(group => group.Id == ticket.GroupId) + 1)];
                Update(ticket, agent, Say(call.Text("comment"), false).Set("group_id", next.Id).Set("assignee_id", null));
                return true;
            case "offer":
                account.Ratings.Offer(ticket, account.Second);
                return true;
            case "rate":
                var score = call.Text("score") == "bad" ? "bad" : "good";
                account.Ratings.Answer(ticket, score, (int)call.Number("stars", score == "bad" ? 1 : 5), call.Text("comment"), Actor(ticket.RequesterId));
                return true;
            case "touch":
                account.Desk.TouchBySystem(ticket, account.Second);
                return true;
            default:
                return false;
        }
    }

    // The way most tickets go: taken, asked back, answered, solved, closed.
    private void Advance(StoredTicket ticket, long agent)
    {
        switch (ticket.Status)
        {
            case "new":
                Update(ticket, agent, new TicketEdit().Set("assignee_id", agent).Set("status", "open"));
                break;
            case "open" when ticket.Metrics.Replies == 0:
                Update(ticket, agent, Say("Could you send me the listing number?", true).Set("status", "pending"));
                break;
            case "pending" or "hold":
                Update(ticket, ticket.RequesterId, Say("Here it is.", true));
                break;
            case "open":
                Update(ticket, agent, Say("It is repaired.", true).Set("assignee_id", agent).Set("status", "solved"));
                break;
            case "solved":
                Update(ticket, agent, new TicketEdit().Set("status", "closed"));
                break;
        }
    }

    private async Task OpenAsync(ControlCall call)
    {
        StoredTicket? ticket = null;
        lock (account.Gate)
        {
            var requester = call.Number("requester_id");
            if (requester == 0 && (account.Users.ByExternalId(call.Text("requester")) ?? account.People.ByEmail(call.Text("requester"))) is { } user)
            {
                requester = account.Users.IdOf(user);
            }

            if (account.People.Exists(requester))
            {
                var edit = Say(call.Text("body") ?? "It does not work.", true).Set("subject", call.Text("subject") ?? "A question").Set("requester_id", requester);
                if (call.Text("external_id") is { } externalId)
                {
                    edit.Set("external_id", externalId);
                }

                if (call.Number("group_id", FirstLevel()) is > 0 and var group)
                {
                    edit.Set("group_id", group);
                }

                ticket = account.Desk.Create(edit, new Actor(requester, account.Second, call.Text("channel") ?? "web"));
            }
        }

        await (ticket is null
            ? call.RefuseAsync("requester: give the external id or the e-mail address of a user, or requester_id")
            : ShowAsync(call, ticket, StatusCodes.Status201Created));
    }

    private Task ShowAsync(ControlCall call, StoredTicket ticket, int status) => call.WriteAsync(status, json =>
    {
        lock (account.Gate)
        {
            _json.Write(json, ticket, $"{call.Context.Request.Scheme}://{call.Context.Request.Host}", true, true);
        }
    });

    private static TicketEdit Say(string? text, bool isPublic) =>
        new() { Comment = string.IsNullOrWhiteSpace(text) ? null : new CommentDraft(text, isPublic) };

    private void Update(StoredTicket ticket, long by, TicketEdit edit)
    {
        if (ticket.Status != "closed")
        {
            account.Desk.Update(ticket, edit, Actor(by));
        }
    }

    private Actor Actor(long by) => new(by, account.Second, "web");

    private long FirstLevel() => account.Groups.Groups.Find(group => group is { Deleted: false, Name: "Level I" })?.Id ?? 0;

    private long Agent(StoredTicket ticket) => ticket.AssigneeId != 0
        ? ticket.AssigneeId
        : account.Groups.Memberships.FirstOrDefault(one => one.GroupId == ticket.GroupId)?.UserId ?? Caller.AgentId;
}
