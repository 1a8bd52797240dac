using Bridge.Sandbox.Desk;
using Bridge.Sandbox.Reso.Data.Generator;
using Bridge.Sandbox.Zendesk.Tickets;
using Bridge.Sandbox.Zendesk.Tickets.Changes;

namespace Bridge.Sandbox.Zendesk.Generator;

/// <summary>Makes one step of an invented ticket.</summary>
internal readonly struct DeskTurn(ZendeskAccount account, DeskStaff staff, ulong seed, int row)
{
    public void Make(StoredTicket ticket, DeskStepKind kind, long time)
    {
        var level = staff.LevelOf(ticket.GroupId);
        var agent = ticket.AssigneeId != 0 ? ticket.AssigneeId : staff.Agent(level, Dice.Pick(seed, row, 41, 10_000));
        var topic = DeskScript.Topic(seed, row);
        switch (kind)
        {
            case DeskStepKind.Assign:
                var taker = staff.Agent(level, Dice.Pick(seed, row, 42 + (uint)level, 10_000));
                Update(ticket, taker, time, new TicketEdit().Set("assignee_id", taker).Set("status", "open"));
                break;
            case DeskStepKind.AskBack:
                Update(ticket, agent, time, Say(DeskTexts.NeedMore, true).Set("status", "pending"));
                break;
            case DeskStepKind.MemberReply:
                Update(ticket, ticket.RequesterId, time, Say(DeskTexts.Here, true));
                break;
            case DeskStepKind.Note:
                Update(ticket, agent, time, Say(DeskTexts.Note, false));
                break;
            case DeskStepKind.Transfer:
                var next = staff.Agent(level, Dice.Pick(seed, row, 45, 10_000) + 1);
                Update(ticket, agent, time, new TicketEdit().Set("assignee_id", next));
                break;
            case DeskStepKind.ToLevelTwo:
                Update(ticket, agent, time, Say(DeskTexts.Escalated, false).Set("group_id", staff.Group(1)).Set("assignee_id", null));
                break;
            case DeskStepKind.ToLevelThree:
                Update(ticket, agent, time,
                    Say(DeskTexts.WithVendor, false).Set("group_id", staff.Group(2)).Set("assignee_id", null).Set("status", "hold"));
                break;
            case DeskStepKind.Solve:
                Update(ticket, agent, time, Say(DeskTexts.Answers[topic], true).Set("assignee_id", agent).Set("status", "solved"));
                break;
            case DeskStepKind.Reopen:
                Update(ticket, ticket.RequesterId, time, Say(DeskTexts.StillOpen, true));
                break;
            case DeskStepKind.Offer:
                account.Ratings.Offer(ticket, time);
                break;
            case DeskStepKind.RateGood:
                Rate(ticket, "good", 4 + Dice.Pick(seed, row, 46, 2), time);
                break;
            case DeskStepKind.RateBad:
                Rate(ticket, "bad", 1 + Dice.Pick(seed, row, 47, 2), time);
                break;
            case DeskStepKind.Close:
                Update(ticket, agent, time, new TicketEdit().Set("status", "closed"));
                break;
        }
    }

    private static TicketEdit Say(string text, bool isPublic) => new() { Comment = new CommentDraft(text, isPublic) };

    private void Update(StoredTicket ticket, long by, long time, TicketEdit edit) =>
        account.Desk.Update(ticket, edit, new Actor(by, time, by == ticket.RequesterId ? "email" : "web"));

    private void Rate(StoredTicket ticket, string score, int stars, long time)
    {
        var comment = Dice.Falls(seed, row, 48, 0.3) ? score == "good" ? DeskTexts.Thanks : DeskTexts.Unhappy : null;
        account.Ratings.Answer(ticket, score, stars, comment, new Actor(ticket.RequesterId, time, "web"));
    }
}
