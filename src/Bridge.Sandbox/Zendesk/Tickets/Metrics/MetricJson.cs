using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;

namespace Bridge.Sandbox.Zendesk.Tickets.Metrics;

/// <summary>Writes the metrics of a ticket as the API shows them.</summary>
/// <remarks>Source: Zendesk API reference, Ticket metrics. Minutes are rounded down.</remarks>
internal static class MetricJson
{
    private const long FirstId = 71_000_000_000_004;

    public static long IdOf(StoredTicket ticket) => FirstId + (ticket.Index * 20L);

    /// <summary>The position of the ticket a metric's id means, or -1.</summary>
    public static int IndexOf(long id) => id >= FirstId && (id - FirstId) % 20 == 0 ? (int)((id - FirstId) / 20) : -1;

    public static void Write(Utf8JsonWriter json, StoredTicket ticket, MetricKeeper keeper, string baseUrl)
    {
        var metrics = ticket.Metrics;
        json.WriteStartObject();
        json.WriteString("url"u8, $"{baseUrl}/api/v2/ticket_metrics/{IdOf(ticket)}.json");
        json.WriteNumber("id"u8, IdOf(ticket));
        json.WriteNumber("ticket_id"u8, ticket.Id);
        JsonParts.Time(json, "created_at", ticket.CreatedAt);
        JsonParts.Time(json, "updated_at", ticket.UpdatedAt);
        json.WriteNumber("group_stations"u8, metrics.GroupStations);
        json.WriteNumber("assignee_stations"u8, metrics.AssigneeStations);
        json.WriteNumber("reopens"u8, metrics.Reopens);
        json.WriteNumber("replies"u8, metrics.Replies);
        JsonParts.TimeOrNull(json, "assignee_updated_at", metrics.AssigneeUpdatedAt);
        JsonParts.TimeOrNull(json, "requester_updated_at", metrics.RequesterUpdatedAt);
        JsonParts.TimeOrNull(json, "status_updated_at", metrics.StatusUpdatedAt);
        JsonParts.TimeOrNull(json, "initially_assigned_at", metrics.InitiallyAssignedAt);
        JsonParts.TimeOrNull(json, "assigned_at", metrics.AssignedAt);
        JsonParts.TimeOrNull(json, "solved_at", metrics.SolvedAt);
        JsonParts.TimeOrNull(json, "latest_comment_added_at", metrics.LatestCommentAt);
        Until(json, "first_resolution_time_in_minutes", ticket, metrics.FirstSolvedAt, keeper);
        Until(json, "reply_time_in_minutes", ticket, metrics.FirstReplyAt, keeper);
        Until(json, "full_resolution_time_in_minutes", ticket, metrics.SolvedAt, keeper);
        Wait(json, "agent_wait_time_in_minutes", metrics.AgentWait);
        Wait(json, "requester_wait_time_in_minutes", metrics.RequesterWait);
        Wait(json, "on_hold_time_in_minutes", metrics.OnHold);
        json.WriteEndObject();
    }

    private static void Until(Utf8JsonWriter json, string name, StoredTicket ticket, long moment, MetricKeeper keeper)
    {
        if (moment == 0)
        {
            Pair(json, name, null, null);
            return;
        }

        var (calendar, business) = keeper.Minutes(ticket.CreatedAt, moment);
        Pair(json, name, calendar, business);
    }

    private static void Wait(Utf8JsonWriter json, string name, RunningWait wait) => Pair(
        json, name, wait.IsKnown ? wait.CalendarMinutes : null, wait.IsKnown ? wait.BusinessMinutes : null);

    private static void Pair(Utf8JsonWriter json, string name, int? calendar, int? business)
    {
        json.WriteStartObject(name);
        Number(json, "calendar", calendar);
        Number(json, "business", business);
        json.WriteEndObject();
    }

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
