using Bridge.Sandbox.Reso.Data.Generator;
using Bridge.Sandbox.Zendesk.Talk;
using Bridge.Sandbox.Zendesk.Tickets;

namespace Bridge.Sandbox.Zendesk.Generator;

/// <summary>Makes up phone calls; those that became tickets carry them.</summary>
internal sealed class CallBuilder(
    ZendeskAccount account, HelpDeskOptions options, ulong seed, DeskCalendar calendar, DeskStaff staff)
{
    private const double LinkedShare = 0.7;

    public void Build(List<StoredTicket> spoken)
    {
        var linked = Math.Min(spoken.Count, (int)(options.Calls * LinkedShare));
        var calls = new List<(long Began, CallPlan Plan)>(options.Calls);
        for (var row = 0; row < options.Calls; row++)
        {
            calls.Add(row < linked ? Linked(row, spoken[(int)((long)row * spoken.Count / linked)]) : Single(row));
        }

        foreach (var (began, plan) in calls.OrderBy(call => call.Began + Length(call.Plan)).ThenBy(call => call.Began))
        {
            account.Calls.Add(plan, began);
        }
    }

    private static long Length(CallPlan plan) => 1000L * (plan.IvrTime + plan.WaitTime
        + (plan.Outcome == "answered" ? plan.TalkTime + plan.HoldTime : plan.Outcome == "voicemail" ? plan.TalkTime : 0));

    private (long Began, CallPlan Plan) Linked(int row, StoredTicket ticket)
    {
        var plan = Answered(row) with { CustomerId = ticket.RequesterId, TicketId = ticket.Id };
        plan = ticket.AssigneeId == 0 ? plan : plan with { AgentId = FirstAgent(ticket) };

        // The ticket is opened when the agent picks up.
        return (ticket.CreatedAt - (1000L * (plan.IvrTime + plan.WaitTime)), plan);
    }

    private static long FirstAgent(StoredTicket ticket) => ticket.Audits.SelectMany(audit => audit.Events)
        .Where(happened => happened.Field == "assignee_id").Select(happened => happened.Value).OfType<long>().FirstOrDefault();

    private (long Began, CallPlan Plan) Single(int row)
    {
        var chance = Dice.Pick(seed, row, 60, 100);
        var plan = Answered(row) with { CustomerId = staff.Members[Dice.Pick(seed, row, 61, staff.Members.Count)] };
        plan = chance switch
        {
            < 45 => plan,
            < 60 => plan with { Direction = "outbound", WaitTime = 0, IvrTime = 0, MissedBy = [] },
            < 80 => plan with { Outcome = "abandoned_in_queue", AgentId = 0, WaitTime = 5 + Dice.Pick(seed, row, 62, 240) },
            < 90 => plan with { Outcome = "abandoned_in_ivr", AgentId = 0, WaitTime = 0 },
            < 96 => plan with { Outcome = "voicemail", AgentId = 0, TalkTime = 10 + Dice.Pick(seed, row, 63, 50), OutsideHours = Dice.Falls(seed, row, 64, 0.5) },
            < 98 => plan with { Outcome = "abandoned_on_hold" },
            _ => plan with { Outcome = "failed", AgentId = 0, WaitTime = 0 },
        };
        return (calendar.Arrival(row, 400), plan);
    }

    private CallPlan Answered(int row) => new()
    {
        GroupId = staff.Group(0),
        AgentId = staff.Agent(0, Dice.Pick(seed, row, 65, 10_000)),
        IvrTime = 6 + Dice.Pick(seed, row, 66, 14),
        WaitTime = Skewed(row, 67, 150),
        TalkTime = 45 + Skewed(row, 68, 900),
        HoldTime = Dice.Falls(seed, row, 69, 0.2) ? 10 + Skewed(row, 70, 180) : 0,
        WrapUpTime = 10 + Skewed(row, 71, 120),
        MissedBy = Dice.Falls(seed, row, 72, 0.08) ? [staff.Agent(0, Dice.Pick(seed, row, 65, 10_000) + 1)] : [],
        TransferredTo = Dice.Falls(seed, row, 73, 0.06) ? staff.Agent(1, Dice.Pick(seed, row, 74, 10_000)) : 0,
        SettledAfter = TimeSpan.FromMinutes(40 + Dice.Pick(seed, row, 75, 140)),
    };

    private int Skewed(int row, uint salt, int most)
    {
        var chance = Dice.Pick(seed, row, salt, 10_000) / 10_000.0;
        return (int)(most * chance * chance);
    }
}
