using System.Text.Json.Nodes;

namespace Bridge.Sandbox.Freshdesk.Store;

/// <summary>What happens to tickets, and the stamps that Freshdesk keeps of it.</summary>
/// <remarks>Source: developers.freshdesk.com, Tickets, "stats"; only the last reopening is kept, not how many there were.</remarks>
internal sealed class TicketDesk(FreshdeskAccount account)
{
    private const int Resolved = 4;
    private const int Closed = 5;

    public Row Open(JsonObject body, long requester, DateTimeOffset at)
    {
        var description = body["description"]?.ToString() ?? "";
        var data = new JsonObject
        {
            ["subject"] = body["subject"]?.ToString(),
            ["description"] = description,
            ["description_text"] = TicketText.Plain(description),
            ["status"] = 2,
            ["priority"] = body["priority"]?.DeepClone() ?? 1,
            ["source"] = body["source"]?.DeepClone() ?? 2,
            ["type"] = body["type"]?.DeepClone(),
            ["tags"] = body["tags"]?.DeepClone() ?? new JsonArray(),
            ["requester_id"] = requester,
            ["responder_id"] = body["responder_id"]?.DeepClone(),
            ["group_id"] = body["group_id"]?.DeepClone(),
            ["company_id"] = account.Contacts.Find(requester)?.Data["company_id"]?.DeepClone(),
            ["spam"] = false,
            ["is_escalated"] = false,
            ["fr_escalated"] = false,
            ["due_by"] = FreshdeskAccount.Stamp(at.AddDays(3)),
            ["fr_due_by"] = FreshdeskAccount.Stamp(at.AddDays(1)),
            ["custom_fields"] = new JsonObject([.. account.TicketFields.All.Select(field => new KeyValuePair<string, JsonNode?>(field.Name, null))]),
            ["stats"] = new JsonObject
            {
                ["agent_responded_at"] = null, ["requester_responded_at"] = null, ["first_responded_at"] = null,
                ["status_updated_at"] = FreshdeskAccount.Stamp(at), ["reopened_at"] = null, ["resolved_at"] = null, ["closed_at"] = null, ["pending_since"] = null,
            },
        };
        var row = account.Tickets.Add(data, at);
        Change(row, body["custom_fields"] is JsonObject custom ? new JsonObject { ["custom_fields"] = custom.DeepClone() } : [], at);
        return (int?)body["status"] is { } status and not 2 ? Move(row, status, at) : row;
    }

    /// <summary>Changes properties; a new status leaves its stamps.</summary>
    public static Row Change(Row row, JsonObject body, DateTimeOffset at)
    {
        var status = (int?)body["status"];
        BodyRules.Apply(row, new JsonObject([.. body.Where(pair => pair.Key != "status").Select(pair => new KeyValuePair<string, JsonNode?>(pair.Key, pair.Value?.DeepClone()))]));
        row.UpdatedAt = at;
        return status is { } moved && moved != row.Number("status") ? Move(row, moved, at) : row;
    }

    /// <summary>Adds something that was said.</summary>
    public Row Say(Row ticket, string html, long author, bool isPrivate, bool isIncoming, int source, DateTimeOffset at)
    {
        var said = account.Conversations.Add(
            new JsonObject
            {
                ["body"] = html, ["body_text"] = TicketText.Plain(html), ["incoming"] = isIncoming, ["private"] = isPrivate, ["user_id"] = author,
                ["support_email"] = null, ["source"] = source, ["ticket_id"] = ticket.Id, ["to_emails"] = new JsonArray(), ["attachments"] = new JsonArray(),
            },
            at);
        ticket.UpdatedAt = at;
        if (!isPrivate)
        {
            var stats = ticket.Data["stats"]!.AsObject(); // every ticket has them
            stats[isIncoming ? "requester_responded_at" : "agent_responded_at"] = FreshdeskAccount.Stamp(at);
            stats["first_responded_at"] ??= isIncoming ? null : FreshdeskAccount.Stamp(at);
        }

        return said;
    }

    /// <summary>Puts an answer of the requester to the survey.</summary>
    public Row Rate(Row ticket, JsonObject ratings, string? feedback, DateTimeOffset at) => account.Ratings.Add(
        new JsonObject
        {
            ["survey_id"] = account.Surveys.All.First().Id, ["user_id"] = ticket.Number("requester_id"), ["agent_id"] = ticket.Data["responder_id"]?.DeepClone(),
            ["group_id"] = ticket.Data["group_id"]?.DeepClone(), ["ticket_id"] = ticket.Id, ["feedback"] = feedback, ["ratings"] = ratings,
        },
        at);

    private static Row Move(Row row, int status, DateTimeOffset at)
    {
        var stats = row.Data["stats"]!.AsObject(); // every ticket has them
        var stamp = FreshdeskAccount.Stamp(at);
        var wasDone = row.Number("status") is Resolved or Closed;
        row.Data["status"] = status;
        row.UpdatedAt = at;
        stats["status_updated_at"] = stamp;
        stats["pending_since"] = status == 3 ? stamp : null;
        if (status is Resolved or Closed)
        {
            stats["resolved_at"] ??= stamp;
            stats["closed_at"] = status == Closed ? stamp : null;
        }
        else if (wasDone)
        {
            (stats["reopened_at"], stats["resolved_at"], stats["closed_at"]) = (stamp, null, null);
        }

        return row;
    }
}
