using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;

namespace Bridge.Sandbox.Zendesk.Talk;

/// <summary>Writes calls and legs with the names and kinds of values of recorded rows.</summary>
internal static class CallJson
{
    private const long LineId = 36_000_000_000_024;
    private const string Line = "+12055550100";

    public static void Write(Utf8JsonWriter json, StoredCall call)
    {
        var plan = call.Plan;
        var answered = plan.Outcome is "answered" or "abandoned_on_hold";
        json.WriteStartObject();
        json.WriteNumber("id"u8, call.Id);
        JsonParts.Time(json, "created_at", call.CreatedAt);
        JsonParts.Time(json, "updated_at", call.UpdatedAt);
        JsonParts.NumberOrNull(json, "agent_id", answered ? plan.AgentId : 0);
        JsonParts.NumberOrNull(json, "customer_id", plan.CustomerId);
        JsonParts.NumberOrNull(json, "ticket_id", call.TicketId);
        json.WriteString("direction"u8, plan.Direction);
        json.WriteString("completion_status"u8, call.CompletionStatus);
        json.WriteNumber("duration"u8, call.Duration);
        json.WriteNumber("wait_time"u8, plan.WaitTime);
        Number(json, "time_to_answer", answered && plan.Direction == "inbound" ? plan.IvrTime + plan.WaitTime : null);
        Number(json, "talk_time", answered ? plan.TalkTime : null);
        json.WriteNumber("hold_time"u8, plan.HoldTime);
        json.WriteNumber("wrap_up_time"u8, call.IsBilled ? plan.WrapUpTime : 0);
        json.WriteNumber("consultation_time"u8, 0);
        json.WriteBoolean("callback"u8, plan.Callback);
        json.WriteString("callback_source"u8, plan.Callback ? "queue" : null);
        json.WriteBoolean("voicemail"u8, plan.Outcome == "voicemail");
        json.WriteBoolean("customer_requested_voicemail"u8, plan.Outcome == "voicemail" && !plan.OutsideHours);
        json.WriteBoolean("exceeded_queue_wait_time"u8, plan.WaitTime > 300);
        json.WriteBoolean("outside_business_hours"u8, plan.OutsideHours);
        json.WriteBoolean("overflowed"u8, plan.Overflowed);
        json.WriteString("overflowed_to"u8, plan.Overflowed ? "+12055550199" : null);
        json.WriteBoolean("default_group"u8, false);
        JsonParts.NumberOrNull(json, "call_group_id", plan.GroupId);
        json.WriteString("phone_number"u8, Line);
        json.WriteNumber("phone_number_id"u8, LineId);
        json.WriteString("line"u8, Line);
        json.WriteNumber("line_id"u8, LineId);
        json.WriteString("line_type"u8, "phone");
        Number(json, "ivr_time_spent", plan.Direction == "inbound" ? plan.IvrTime : null);
        Number(json, "ivr_hops", plan.Direction == "inbound" ? 1 : null);
        json.WriteNull("ivr_destination_group_name"u8);
        json.WriteString("ivr_action"u8, plan.Direction == "inbound" ? "group" : null);
        json.WriteNull("ivr_routed_to"u8);
        json.WriteNumber("recording_control_interactions"u8, 0);
        json.WriteNumber("recording_time"u8, call.IsBilled && answered ? plan.TalkTime : 0);
        json.WriteNumber("not_recording_time"u8, 0);
        json.WriteString("call_recording_consent"u8, "always");
        json.WriteNull("call_recording_consent_action"u8);
        json.WriteNull("call_recording_consent_keypress"u8);
        json.WriteNull("call_channel"u8);
        Number(json, "minutes_billed", call.IsBilled ? (call.Duration + 59) / 60 : null);
        json.WriteString("call_charge"u8, call.IsBilled ? Charge(call) : null);
        JsonParts.Texts(json, "quality_issues", call.IsBilled ? ["none"] : ["information_not_available"]);
        json.WriteEndObject();
    }

    public static void WriteLeg(Utf8JsonWriter json, StoredLeg leg)
    {
        var call = leg.Call;
        json.WriteStartObject();
        json.WriteNumber("id"u8, leg.Id);
        json.WriteNumber("call_id"u8, call.Id);
        JsonParts.Time(json, "created_at", leg.CreatedAt);
        JsonParts.Time(json, "updated_at", leg.UpdatedAt);
        json.WriteString("type"u8, leg.Type);
        json.WriteNumber("agent_id"u8, leg.AgentId);
        JsonParts.NumberOrNull(json, "user_id", leg.UserId);
        json.WriteString("completion_status"u8, leg.CompletionStatus);
        json.WriteString("available_via"u8, leg.Type == "agent" ? "browser" : null);
        json.WriteNull("forwarded_to"u8);
        json.WriteNumber("duration"u8, leg.Duration);
        json.WriteNumber("talk_time"u8, leg.TalkTime);
        json.WriteNumber("hold_time"u8, leg.HoldTime);
        Number(json, "wrap_up_time", leg.Type != "agent" ? null : call.IsBilled ? leg.WrapUpTime : 0);
        json.WriteNull("consultation_time"u8);
        json.WriteNull("consultation_from"u8);
        json.WriteNull("consultation_to"u8);
        json.WriteNull("conference_time"u8);
        json.WriteNull("conference_from"u8);
        json.WriteNull("conference_to"u8);
        JsonParts.NumberOrNull(json, "transferred_from", leg.TransferredFrom);
        JsonParts.NumberOrNull(json, "transferred_to", leg.TransferredTo);
        Number(json, "minutes_billed", call.IsBilled && leg.Type == "agent" ? (leg.Duration + 59) / 60 : null);
        json.WriteString("call_charge"u8, call.IsBilled && leg.Type == "agent" ? Charge(call) : "0.0");
        JsonParts.Texts(json, "quality_issues", call.IsBilled ? ["none"] : ["information_not_available"]);
        json.WriteEndObject();
    }

    private static string Charge(StoredCall call) =>
        ((call.Duration + 59) / 60 * 0.0085m).ToString("0.####", CultureInfo.InvariantCulture);

    private static void Number(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
