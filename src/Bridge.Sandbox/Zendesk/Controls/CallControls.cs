using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Talk;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Controls;

/// <summary>Plays callers and the agents who answer them.</summary>
internal sealed class CallControls(ZendeskAccount account)
{
    public async Task<bool> AnswerAsync(ControlCall call)
    {
        if (call.Context.Request.Method != "POST")
        {
            return false;
        }

        if (call.Words is ["agents", _, "state"])
        {
            lock (account.Gate)
            {
                account.AgentStates.Tell(call.Id, call.Text("state") ?? "online");
            }

            call.Context.Response.StatusCode = StatusCodes.Status204NoContent;
            return true;
        }

        StoredCall? made;
        lock (account.Gate)
        {
            made = call.Words switch
            {
                ["calls"] => Make(call),
                ["calls", _, "answer"] when account.Calls.ById(call.Id) is { State: "waiting" } waiting => Answer(call, waiting),
                ["calls", _, "settle"] when account.Calls.ById(call.Id) is { State: "over" } over => Settle(over),
                ["calls", _, "end"] when account.Calls.ById(call.Id) is { State: not "over" } live => End(live),
                _ => null,
            };
        }

        if (made is null)
        {
            return false;
        }

        await call.WriteAsync(StatusCodes.Status200OK, json =>
        {
            lock (account.Gate)
            {
                json.WriteStartObject();
                json.WriteNumber("id"u8, made.Id);
                json.WriteString("state"u8, made.State);
                json.WriteString("completion_status"u8, made.State == "over" ? made.CompletionStatus : null);
                JsonParts.Time(json, "created_at", made.CreatedAt);
                json.WriteEndObject();
            }
        });
        return true;
    }

    private StoredCall Make(ControlCall call)
    {
        var customer = call.Number("customer_id");
        if (customer == 0 && account.Users.ByExternalId(call.Text("customer")) is { } user)
        {
            customer = account.Users.IdOf(user);
        }

        var plan = new CallPlan
        {
            Direction = call.Text("direction") ?? "inbound",
            CustomerId = customer,
            AgentId = call.Number("agent_id"),
            GroupId = call.Number("group_id"),
            TicketId = call.Number("ticket_id"),
            IvrTime = (int)call.Number("ivr", 12),
            WaitTime = (int)call.Number("wait"),
            TalkTime = (int)call.Number("talk"),
            HoldTime = (int)call.Number("hold"),
            WrapUpTime = (int)call.Number("wrap_up"),
            Outcome = call.Text("outcome") ?? "answered",
            TransferredTo = call.Number("transferred_to"),
            MissedBy = call.Number("missed_by") is > 0 and var missed ? [missed] : [],
            Callback = call.Flag("callback", false),
            Overflowed = call.Flag("overflowed", false),
            SettledAfter = TimeSpan.FromSeconds(call.Number("settled_after", 2400)),
        };
        if (call.Flag("live", false))
        {
            return account.Calls.Ring(plan, account.Second);
        }

        // The call is over now, or was some time ago; it began as long before as it took.
        var length = plan.IvrTime + plan.WaitTime
            + (plan.Outcome == "answered" ? plan.TalkTime + plan.HoldTime : plan.Outcome == "voicemail" ? plan.TalkTime : 0);
        return account.Calls.Add(plan, account.Second - ((call.Number("ago") + length) * 1000L));
    }

    private StoredCall Answer(ControlCall call, StoredCall waiting)
    {
        CallBook.Answer(waiting, call.Number("agent_id"), account.Second);
        return waiting;
    }

    private StoredCall Settle(StoredCall over)
    {
        account.Calls.Settle(over, account.Second);
        return over;
    }

    private StoredCall End(StoredCall live)
    {
        account.Calls.End(live, account.Second);
        return live;
    }
}
