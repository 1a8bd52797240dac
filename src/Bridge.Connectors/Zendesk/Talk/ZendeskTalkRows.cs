using System.Globalization;
using System.Text.Json;
using Bridge.Core.Calls;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Zendesk.Talk;

/// <summary>Turns rows of Zendesk Talk into parts of calls. Numbers of phones end here.</summary>
/// <param name="origin">Name of the connection.</param>
/// <param name="people">Who is who.</param>
internal sealed class ZendeskTalkRows(string origin, ZendeskTalkPeople people)
{
    private static readonly string[] _named = ["agent_id", "customer_id", "transferred_to"];

    /// <summary>Reads the rows of an answer.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="isLegs">True for legs, false for calls.</param>
    /// <param name="refused">Takes rows that cannot be read.</param>
    /// <param name="cancellationToken">Abandons the look-up of names.</param>
    /// <returns>The parts.</returns>
    public async Task<List<CallPart>> ReadAsync(
        IReadOnlyList<JsonElement> rows, bool isLegs, List<RefusedRow> refused, CancellationToken cancellationToken)
    {
        await people.LearnAsync(
            rows.SelectMany(row => _named.Select(name => row.LongOf(name))).OfType<long>().Where(id => id > 0), cancellationToken);
        var parts = new List<CallPart>(rows.Count);
        foreach (var row in rows)
        {
            var id = row.LongOf("id");
            var name = id?.ToString(CultureInfo.InvariantCulture) ?? "?";
            if (id is null || TimeOf(row, "updated_at") is not { } modified || TimeOf(row, "created_at") is not { } created)
            {
                refused.Add(Refused(isLegs, name, "MissingTime", "Zendesk does not give its id, or when it began or changed."));
            }
            else if (isLegs)
            {
                if (row.TextOf("call_id") is { } call && row.TextOf("type") == "agent")
                {
                    parts.Add(new($"leg/{name}", call, modified, JsonSerializer.Serialize(Leg(row, id.Value), ZendeskTalkJson.Default.ZendeskTalkLeg)));
                }
            }
            else if (row.TextOf("completion_status") is { } status && ZendeskTalkOutcomes.Knows(status))
            {
                var kept = await CallAsync(row, created, status, cancellationToken);
                parts.Add(new(ZendeskTalkVisits.CallId(name), name, modified, JsonSerializer.Serialize(kept, ZendeskTalkJson.Default.ZendeskTalkCall)));
            }
            else
            {
                refused.Add(Refused(isLegs, name, "UnknownStatus", "The call has a completion_status that the bridge does not know."));
            }
        }

        return parts;
    }

    private async Task<ZendeskTalkCall> CallAsync(JsonElement row, DateTimeOffset created, string status, CancellationToken cancellationToken) => new()
    {
        CreatedAt = created.ToUnixTimeSeconds(),
        Status = status,
        IsOutbound = row.TextOf("direction") == "outbound",
        Agent = people.NameOf(row.LongOf("agent_id")),
        Group = await people.GroupOfAsync(row.LongOf("call_group_id"), cancellationToken),
        MemberId = people.MemberOf(row.LongOf("customer_id")),
        Ticket = row.LongOf("ticket_id"),
        Duration = row.LongOf("duration"),
        Wait = row.LongOf("wait_time"),
        TimeToAnswer = row.LongOf("time_to_answer"),
        Ivr = row.LongOf("ivr_time_spent"),
        Talk = row.LongOf("talk_time"),
        Hold = row.LongOf("hold_time"),
        WrapUp = row.LongOf("wrap_up_time"),
        IsVoicemail = IsTrue(row, "voicemail"),
        IsOverflowed = IsTrue(row, "overflowed"),
        IsCallback = IsTrue(row, "callback"),
    };

    private ZendeskTalkLeg Leg(JsonElement row, long id) => new()
    {
        Id = id,
        Status = row.TextOf("completion_status"),
        Agent = people.NameOf(row.LongOf("agent_id")),
        Duration = row.LongOf("duration"),
        Talk = row.LongOf("talk_time"),
        Hold = row.LongOf("hold_time"),
        WrapUp = row.LongOf("wrap_up_time"),
        Consultation = row.LongOf("consultation_time"),
        IsFromTransfer = row.LongOf("transferred_from") > 0,
        IsTransferred = row.LongOf("transferred_to") > 0,
        TransferredTo = people.NameOf(row.LongOf("transferred_to")),
    };

    private RefusedRow Refused(bool isLegs, string name, string code, string reason) =>
        new(new RecordKey(origin, $"{(isLegs ? "leg" : "call")}/{name}").ExternalId, new(code, reason));

    private static bool IsTrue(JsonElement row, string name) => row.Of(name).ValueKind == JsonValueKind.True;

    private static DateTimeOffset? TimeOf(JsonElement row, string name) => DateTimeOffset.TryParse(
        row.TextOf(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
