using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Uploads;

namespace Bridge.Sandbox.Zendesk.Tickets;

/// <summary>Writes audits, comments and the events of the event export.</summary>
/// <remarks>Source: Zendesk API reference, Ticket audits, Ticket comments, Incremental ticket event export.</remarks>
internal static class AuditJson
{
    public static void Write(Utf8JsonWriter json, StoredTicket ticket, Audit audit, string baseUrl)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, audit.Id);
        json.WriteNumber("ticket_id"u8, ticket.Id);
        JsonParts.Time(json, "created_at", audit.Time);
        json.WriteNumber("author_id"u8, audit.AuthorId);
        Metadata(json, audit);
        json.WriteStartArray("events"u8);
        for (var position = 0; position < audit.Events.Length; position++)
        {
            WriteEvent(json, audit, position, baseUrl);
        }

        json.WriteEndArray();
        TicketJson.Via(json, audit.Channel);
        json.WriteEndObject();
    }

    /// <summary>Writes a comment; the event export names its kind once more.</summary>
    public static void WriteComment(Utf8JsonWriter json, StoredComment comment, Audit audit, string baseUrl, bool isEvent = false)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, comment.Id);
        json.WriteString("type"u8, "Comment");
        if (isEvent)
        {
            json.WriteString("event_type"u8, "Comment");
        }

        json.WriteNumber("author_id"u8, comment.AuthorId);
        json.WriteString("body"u8, comment.Body);
        json.WriteString("html_body"u8, "<div class=\"zd-comment\" dir=\"auto\">" + System.Net.WebUtility.HtmlEncode(comment.Body) + "</div>");
        json.WriteString("plain_body"u8, comment.Body);
        json.WriteBoolean("public"u8, comment.Public);
        json.WriteStartArray("attachments"u8);
        foreach (var file in comment.Attachments)
        {
            UploadEndpoints.Write(json, file, baseUrl);
        }

        json.WriteEndArray();
        json.WriteNumber("audit_id"u8, audit.Id);
        TicketJson.Via(json, audit.Channel);
        JsonParts.Time(json, "created_at", comment.Time);
        Metadata(json, audit);
        json.WriteEndObject();
    }

    /// <summary>Writes an update as the event export shows it.</summary>
    public static void WriteExported(Utf8JsonWriter json, StoredTicket ticket, Audit audit, bool withComments, string baseUrl)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, audit.Id);
        json.WriteNumber("ticket_id"u8, ticket.Id);
        json.WriteNumber("timestamp"u8, audit.Time / 1000);
        JsonParts.Time(json, "created_at", audit.Time);
        json.WriteNumber("updater_id"u8, audit.AuthorId);
        json.WriteString("via"u8, Way(audit.Channel));
        json.WriteStartObject("system"u8);
        json.WriteEndObject();
        json.WriteStartObject("metadata"u8);
        json.WriteEndObject();
        json.WriteString("event_type"u8, "Audit");
        json.WriteStartArray("merged_ticket_ids"u8);
        json.WriteEndArray();
        json.WriteStartArray("child_events"u8);
        for (var position = 0; position < audit.Events.Length; position++)
        {
            if (audit.Events[position].Comment is { } comment && withComments)
            {
                WriteComment(json, comment, audit, baseUrl, true);
            }
            else
            {
                WriteChild(json, audit, position);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEvent(Utf8JsonWriter json, Audit audit, int position, string baseUrl)
    {
        var happened = audit.Events[position];
        if (happened.Comment is { } comment)
        {
            WriteComment(json, comment, audit, baseUrl);
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("id"u8, audit.EventId(position));
        json.WriteString("type"u8, happened.Kind.ToString());
        json.WriteString("field_name"u8, happened.Field);
        JsonParts.Any(json, "value", happened.Value);
        if (happened.Kind == AuditEventKind.Change)
        {
            JsonParts.Any(json, "previous_value", happened.Previous);
        }

        json.WriteEndObject();
    }

    private static void WriteChild(Utf8JsonWriter json, Audit audit, int position)
    {
        var happened = audit.Events[position];
        json.WriteStartObject();
        json.WriteNumber("id"u8, audit.EventId(position));
        json.WriteString("via"u8, Way(audit.Channel));
        json.WriteNull("via_reference_id"u8);
        json.WriteString("event_type"u8, happened.Kind.ToString());
        if (happened.Comment is { } comment)
        {
            json.WriteBoolean("comment_present"u8, true);
            json.WriteBoolean("comment_public"u8, comment.Public);
        }
        else
        {
            JsonParts.Any(json, happened.Field, happened.Value);
            if (happened.Kind == AuditEventKind.Change)
            {
                JsonParts.Any(json, "previous_value", happened.Previous);
            }
        }

        json.WriteEndObject();
    }

    private static void Metadata(Utf8JsonWriter json, Audit audit)
    {
        json.WriteStartObject("metadata"u8);
        json.WriteStartObject("system"u8);
        json.WriteEndObject();
        json.WriteStartObject("custom"u8);
        foreach (var (name, value) in audit.Custom)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    // The event export names the way in words of its own.
    private static string Way(string channel) => channel switch
    {
        "web" => "Web form",
        "email" => "Mail",
        "voice" => "Phone call (inbound)",
        "chat" => "Chat",
        _ => "Web service",
    };
}
