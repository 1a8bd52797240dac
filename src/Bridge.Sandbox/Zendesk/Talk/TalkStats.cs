using Bridge.Sandbox.Zendesk.Api;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Talk;

/// <summary>Who waits, who talks, and the day so far.</summary>
/// <remarks>Source: Zendesk Talk API reference, Stats. Only calls begun through the control calls are ever in progress.
/// The real account clears the day's sums at midnight of its time zone; here it is midnight UTC.</remarks>
internal sealed class TalkStats(ZendeskAccount account)
{
    private const long Day = 86_400_000;

    public Task QueueAsync(ApiCall api) => Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
    {
        lock (account.Gate)
        {
            int[] waits = [.. account.Calls.Live.Where(call => call.State == "waiting").Select(call => (int)((account.Now - call.Since) / 1000))];
            json.WriteStartObject("current_queue_activity"u8);
            json.WriteNumber("agents_online"u8, account.AgentStates.Online.Count());
            json.WriteNumber("calls_waiting"u8, waits.Length);
            json.WriteNumber("callbacks_waiting"u8, 0);
            json.WriteNumber("embeddable_callbacks_waiting"u8, 0);
            json.WriteNumber("average_wait_time"u8, waits.Length == 0 ? 0 : (int)waits.Average());
            json.WriteNumber("longest_wait_time"u8, waits.DefaultIfEmpty().Max());
            json.WriteNumber("current_timestamp"u8, account.Now / 1000);
            json.WriteEndObject();
        }
    });

    public Task AgentsAsync(ApiCall api) => Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
    {
        lock (account.Gate)
        {
            var today = Today();
            json.WriteStartArray("agents_activity"u8);
            foreach (var agent in account.AgentStates.All)
            {
                StoredCall[] theirs = [.. today.Where(call => call.Plan.AgentId == agent && call.Plan.Outcome == "answered")];
                var live = account.Calls.Live.FirstOrDefault(call => call.State == "talking" && call.Plan.AgentId == agent);
                json.WriteStartObject();
                json.WriteNumber("agent_id"u8, agent);
                json.WriteString("name"u8, account.People.NameOf(agent));
                json.WriteString("agent_state"u8, account.AgentStates.Of(agent));
                var status = live is not null ? "on_call" : theirs.Any(IsWrappedUp) ? "wrap_up" : null;
                json.WriteString("call_status"u8, status);
                json.WriteString("status_code"u8, status ?? account.AgentStates.Of(agent));
                json.WriteString("via"u8, "client");
                json.WriteNumber("calls_accepted"u8, theirs.Length);
                json.WriteNumber("calls_denied"u8, 0);
                json.WriteNumber("calls_missed"u8, today.Count(call => call.Plan.MissedBy.Contains(agent)));
                json.WriteNumber("total_talk_time"u8, theirs.Sum(call => call.Plan.TalkTime));
                json.WriteNumber("total_wrap_up_time"u8, theirs.Sum(call => call.IsBilled ? call.Plan.WrapUpTime : 0));
                json.WriteNumber("total_call_duration"u8, theirs.Sum(call => call.Plan.TalkTime + call.Plan.HoldTime));
                json.WriteNumber("average_talk_time"u8, theirs.Length == 0 ? 0 : (int)theirs.Average(call => call.Plan.TalkTime));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNull("next_page"u8);
            json.WriteNull("previous_page"u8);
            json.WriteNumber("count"u8, account.AgentStates.All.Count());
        }
    });

    public Task OverviewAsync(ApiCall api) => Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
    {
        lock (account.Gate)
        {
            var today = Today();
            StoredCall[] inbound = [.. today.Where(call => call.Plan.Direction == "inbound")];
            StoredCall[] answered = [.. inbound.Where(call => call.Plan.Outcome == "answered")];
            json.WriteStartObject("account_overview"u8);
            json.WriteNumber("total_calls"u8, today.Length);
            json.WriteNumber("total_inbound_calls"u8, inbound.Length);
            json.WriteNumber("total_outbound_calls"u8, today.Length - inbound.Length);
            json.WriteNumber("total_voicemails"u8, inbound.Count(call => call.Plan.Outcome == "voicemail"));
            json.WriteNumber("total_calls_abandoned_in_queue"u8, inbound.Count(call => call.Plan.Outcome == "abandoned_in_queue"));
            json.WriteNumber("total_callback_calls"u8, inbound.Count(call => call.Plan.Callback));
            json.WriteNumber("total_calls_outside_business_hours"u8, inbound.Count(call => call.Plan.OutsideHours));
            json.WriteNumber("total_calls_with_exceeded_queue_wait_time"u8, inbound.Count(call => call.Plan.WaitTime > 300));
            json.WriteNumber("average_queue_wait_time"u8, Average(inbound, call => call.Plan.WaitTime));
            json.WriteNumber("average_time_to_answer"u8, Average(answered, call => call.Plan.IvrTime + call.Plan.WaitTime));
            json.WriteNumber("average_call_duration"u8, Average(today, call => call.Duration));
            json.WriteNumber("average_hold_time"u8, Average(answered, call => call.Plan.HoldTime));
            json.WriteNumber("average_wrap_up_time"u8, Average(answered, call => call.Plan.WrapUpTime));
            json.WriteNumber("max_queue_wait_time"u8, inbound.Select(call => call.Plan.WaitTime).DefaultIfEmpty().Max());
            json.WriteNumber("max_calls_waiting"u8, account.Calls.Live.Count(call => call.State == "waiting"));
            json.WriteNumber("current_timestamp"u8, account.Now / 1000);
            json.WriteEndObject();
        }
    });

    private bool IsWrappedUp(StoredCall call) => account.Now < call.CreatedAt + ((call.Duration + call.Plan.WrapUpTime) * 1000L);

    private StoredCall[] Today()
    {
        account.Calls.Settle(account.Now);
        var midnight = account.Now / Day * Day;
        return [.. account.Calls.Calls.Where(call => call.State == "over" && call.CreatedAt >= midnight)];
    }

    private static int Average(StoredCall[] calls, Func<StoredCall, int> value) => calls.Length == 0 ? 0 : (int)calls.Average(value);
}
