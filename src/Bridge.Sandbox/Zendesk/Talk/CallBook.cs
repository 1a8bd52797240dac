using Bridge.Sandbox.Zendesk.Store;

namespace Bridge.Sandbox.Zendesk.Talk;

/// <summary>All calls, those in progress and what is still to become known of them. Needs the account's lock.</summary>
/// <remarks>Source: Zendesk Talk API reference, Incremental exports; in recorded data rows change 40 minutes to 3 hours
/// after the call.</remarks>
internal sealed class CallBook
{
    private readonly PriorityQueue<StoredCall, long> _later = new();

    public List<StoredCall> Calls { get; } = [];

    public List<StoredLeg> Legs { get; } = [];

    public ChangeLog CallLog { get; } = new();

    public ChangeLog LegLog { get; } = new();

    public IEnumerable<StoredCall> Live => Calls.Where(call => call.State != "over");

    public StoredCall? ById(long id)
    {
        var offset = id - 90_000_000_000_004;
        return offset >= 0 && offset % 20 == 0 && offset / 20 < Calls.Count ? Calls[(int)(offset / 20)] : null;
    }

    /// <summary>A call begins to wait.</summary>
    public StoredCall Ring(CallPlan plan, long now)
    {
        var call = new StoredCall { Index = Calls.Count, Plan = plan, State = "waiting", Since = now, CreatedAt = now, UpdatedAt = now };
        Calls.Add(call);
        return call;
    }

    public static void Answer(StoredCall call, long agentId, long now)
    {
        call.Plan = call.Plan with { AgentId = agentId, WaitTime = (int)((now - call.Since) / 1000) };
        call.State = "talking";
        call.Since = now;
    }

    /// <summary>The call is over; it was answered where somebody talked, else abandoned in the queue.</summary>
    public void End(StoredCall call, long now)
    {
        var spent = (int)((now - call.Since) / 1000);
        call.Plan = call.State == "talking"
            ? call.Plan with { TalkTime = spent }
            : call.Plan with { WaitTime = spent, Outcome = "abandoned_in_queue", AgentId = 0 };
        Close(call, now);
    }

    /// <summary>A whole call at once, which began at the given moment.</summary>
    public StoredCall Add(CallPlan plan, long began)
    {
        var call = Ring(plan, began);
        var rest = plan.Outcome == "answered" ? plan.TalkTime + plan.HoldTime : plan.Outcome == "voicemail" ? plan.TalkTime : 0;
        Close(call, began + ((plan.IvrTime + plan.WaitTime + rest) * 1000L));
        return call;
    }

    /// <summary>Lets become known what is due by now.</summary>
    public void Settle(long now)
    {
        while (_later.TryPeek(out var call, out var due) && due <= now)
        {
            _later.Dequeue();
            Settle(call, due);
        }
    }

    /// <summary>Lets become known what is only known hours later.</summary>
    public void Settle(StoredCall call, long due)
    {
        call.IsBilled = true;
        call.TicketId = call.Plan.TicketId;
        call.UpdatedAt = due;
        CallLog.Append(call, due);
        foreach (var leg in call.Legs)
        {
            leg.UpdatedAt = Math.Max(leg.UpdatedAt, due - 1000);
            LegLog.Append(leg, due);
        }
    }

    private void Close(StoredCall call, long ended)
    {
        var plan = call.Plan;
        Settle(ended);
        call.State = "over";
        call.Duration = (int)((ended - call.CreatedAt) / 1000);
        call.CompletionStatus = plan.Outcome switch
        {
            "answered" or "voicemail" => "completed",
            var other => other,
        };
        call.UpdatedAt = ended;
        CallLog.Append(call, ended);
        AddLegs(call, plan, ended);
        _later.Enqueue(call, ended + (long)plan.SettledAfter.TotalMilliseconds);
    }

    private void AddLegs(StoredCall call, CallPlan plan, long ended)
    {
        Leg(new StoredLeg { Call = call, Type = "customer", UserId = plan.CustomerId, CompletionStatus = call.CompletionStatus, Duration = call.Duration }, ended);
        foreach (var agent in plan.MissedBy)
        {
            Leg(new StoredLeg { Call = call, Type = "agent", AgentId = agent, CompletionStatus = "agent_missed", Duration = 0 }, ended);
        }

        if (plan.AgentId == 0 || plan.Outcome is not ("answered" or "abandoned_on_hold"))
        {
            return;
        }

        var handed = plan.TransferredTo != 0;
        var talk = handed ? plan.TalkTime / 2 : plan.TalkTime;
        Leg(new StoredLeg
        {
            Call = call,
            Type = "agent",
            AgentId = plan.AgentId,
            CompletionStatus = "completed",
            Duration = talk + plan.HoldTime,
            TalkTime = talk,
            HoldTime = plan.HoldTime,
            WrapUpTime = plan.WrapUpTime,
            TransferredTo = plan.TransferredTo,
        }, ended);
        if (handed)
        {
            Leg(new StoredLeg
            {
                Call = call,
                Type = "agent",
                AgentId = plan.TransferredTo,
                CompletionStatus = "completed",
                Duration = plan.TalkTime - talk,
                TalkTime = plan.TalkTime - talk,
                TransferredFrom = plan.AgentId,
            }, ended);
        }
    }

    private void Leg(StoredLeg leg, long ended)
    {
        leg.Index = Legs.Count;
        leg.CreatedAt = leg.Call.CreatedAt;
        leg.UpdatedAt = ended;
        Legs.Add(leg);
        leg.Call.Legs.Add(leg);
        LegLog.Append(leg, ended);
    }
}
