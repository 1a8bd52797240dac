using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Tickets;

namespace Bridge.Sandbox.Zendesk.Webhooks;

/// <summary>Writes the bodies of deliveries.</summary>
/// <remarks>Source: Zendesk webhook event types, Ticket events: ids are texts, statuses and priorities upper case.
/// </remarks>
internal static class EventJson
{
    private const long AccountId = 22_129_848;

    public static byte[] Event(DeskEvent happened, string id, long now) => Write(json =>
    {
        json.WriteString("type"u8, "zen:event-type:" + happened.Type);
        json.WriteNumber("account_id"u8, AccountId);
        json.WriteString("id"u8, id);
        json.WriteString("time"u8, DateTimeOffset.FromUnixTimeMilliseconds(now).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        json.WriteString("zendesk_event_version"u8, "2022-11-06");
        json.WriteString("subject"u8, $"zen:ticket:{happened.Ticket.Id}");
        Detail(json, happened);
        json.WriteStartObject("event"u8);
        if (happened.Comment is { } comment)
        {
            json.WriteStartObject("comment"u8);
            json.WriteString("id"u8, Text(comment.Id));
            json.WriteString("body"u8, comment.Body);
            json.WriteBoolean("is_public"u8, comment.Public);
            json.WriteStartObject("author"u8);
            json.WriteString("id"u8, Text(comment.AuthorId));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        else if (happened.Previous is not null || happened.Current is not null)
        {
            json.WriteString("current"u8, Value(happened.Current));
            json.WriteString("previous"u8, Value(happened.Previous));
        }

        json.WriteEndObject();
    });

    /// <summary>The body the account's triggers send; in a real account whoever writes the trigger decides it.</summary>
    public static byte[] Trigger(DeskEvent happened, string word) => Write(json =>
    {
        var ticket = happened.Ticket;
        json.WriteString("event"u8, word);
        json.WriteNumber("ticket_id"u8, ticket.Id);
        json.WriteString("external_id"u8, ticket.ExternalId);
        json.WriteString("status"u8, ticket.Status);
        JsonParts.Time(json, "updated_at", ticket.UpdatedAt);
    });

    private static void Detail(Utf8JsonWriter json, DeskEvent happened)
    {
        var ticket = happened.Ticket;
        json.WriteStartObject("detail"u8);
        json.WriteString("id"u8, Text(ticket.Id));
        json.WriteString("actor_id"u8, Text(happened.ActorId));
        json.WriteString("assignee_id"u8, Id(ticket.AssigneeId));
        json.WriteString("group_id"u8, Id(ticket.GroupId));
        json.WriteString("organization_id"u8, Id(ticket.OrganizationId));
        json.WriteString("requester_id"u8, Text(ticket.RequesterId));
        json.WriteString("submitter_id"u8, Text(ticket.SubmitterId));
        json.WriteString("external_id"u8, ticket.ExternalId);
        json.WriteString("subject"u8, ticket.Name);
        json.WriteString("description"u8, ticket.Description);
        json.WriteString("status"u8, ticket.Status.ToUpperInvariant());
        json.WriteString("priority"u8, ticket.Priority?.ToUpperInvariant());
        json.WriteString("type"u8, ticket.Type?.ToUpperInvariant());
        json.WriteBoolean("is_public"u8, ticket.IsPublic);
        JsonParts.Texts(json, "tags", ticket.Tags ?? []);
        json.WriteStartObject("via"u8);
        json.WriteString("channel"u8, ticket.Channel);
        json.WriteEndObject();
        JsonParts.Time(json, "created_at", ticket.CreatedAt);
        JsonParts.Time(json, "updated_at", ticket.UpdatedAt);
        json.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static string? Value(object? value) => value switch
    {
        null or 0L => null,
        long id => Text(id),
        string word => word.ToUpperInvariant(),
        _ => value.ToString(),
    };

    private static string? Id(long id) => id == 0 ? null : Text(id);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
