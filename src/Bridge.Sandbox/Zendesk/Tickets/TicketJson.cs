using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Satisfaction;

namespace Bridge.Sandbox.Zendesk.Tickets;

/// <summary>Writes a ticket as the API shows it.</summary>
internal sealed class TicketJson(ZendeskAccount account)
{
    /// <summary>Writes one ticket; needs the account's lock.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="baseUrl">Scheme, host and port.</param>
    /// <param name="isExport">Whether the incremental exports show it, with more of it.</param>
    /// <param name="countComments">Whether the number of comments was asked for.</param>
    public void Write(Utf8JsonWriter json, StoredTicket ticket, string baseUrl, bool isExport = false, bool countComments = false)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, $"{baseUrl}/api/v2/tickets/{ticket.Id}.json");
        json.WriteNumber("id"u8, ticket.Id);
        json.WriteString("external_id"u8, ticket.ExternalId);
        Via(json, ticket.Channel, ticket.FollowsUp);
        JsonParts.Time(json, "created_at", ticket.CreatedAt);
        JsonParts.Time(json, "updated_at", ticket.UpdatedAt);
        json.WriteNumber("generated_timestamp"u8, ticket.GeneratedAt / 1000);
        json.WriteString("type"u8, ticket.Type);
        json.WriteString("subject"u8, ticket.Name);
        json.WriteString("raw_subject"u8, ticket.Name);
        json.WriteString("description"u8, ticket.Description);
        json.WriteString("priority"u8, ticket.Priority);
        json.WriteString("status"u8, ticket.Deleted && isExport ? "deleted" : ticket.Status);
        JsonParts.Rare(json, "recipient", ticket.Extra);
        json.WriteNumber("requester_id"u8, ticket.RequesterId);
        json.WriteNumber("submitter_id"u8, ticket.SubmitterId);
        JsonParts.NumberOrNull(json, "assignee_id", ticket.AssigneeId);
        JsonParts.NumberOrNull(json, "organization_id", ticket.OrganizationId);
        JsonParts.NumberOrNull(json, "group_id", ticket.GroupId);
        Ids(json, "collaborator_ids"u8, ticket.EmailCcs);
        Ids(json, "follower_ids"u8, ticket.Followers);
        Ids(json, "email_cc_ids"u8, ticket.EmailCcs);
        json.WriteNull("forum_topic_id"u8);
        JsonParts.Rare(json, "problem_id", ticket.Extra);
        json.WriteBoolean("has_incidents"u8, false);
        json.WriteBoolean("is_public"u8, ticket.IsPublic);
        JsonParts.Rare(json, "due_at", ticket.Extra);
        JsonParts.Texts(json, "tags", ticket.Tags ?? []);
        Fields(json, "custom_fields"u8, ticket);
        Fields(json, "fields"u8, ticket);
        Satisfaction(json, ticket, baseUrl);
        Ids(json, "sharing_agreement_ids"u8, null);
        JsonParts.NumberOrNull(json, "custom_status_id", 0);
        Ids(json, "followup_ids"u8, ticket.FollowUps);
        JsonParts.Rare(json, "ticket_form_id", ticket.Extra);
        JsonParts.Rare(json, "brand_id", ticket.Extra);
        json.WriteBoolean("allow_channelback"u8, false);
        json.WriteBoolean("allow_attachments"u8, true);
        json.WriteBoolean("from_messaging_channel"u8, ticket.Channel == "native_messaging");
        if (countComments)
        {
            json.WriteNumber("comment_count"u8, ticket.Comments.Count());
        }

        json.WriteEndObject();
    }

    public static void Via(Utf8JsonWriter json, string channel, long followsUp = 0)
    {
        json.WriteStartObject("via"u8);
        json.WriteString("channel"u8, channel);
        json.WriteStartObject("source"u8);
        json.WriteStartObject("from"u8);
        if (followsUp != 0)
        {
            json.WriteNumber("ticket_id"u8, followsUp);
        }

        json.WriteEndObject();
        json.WriteStartObject("to"u8);
        json.WriteEndObject();
        json.WriteString("rel"u8, followsUp == 0 ? null : "follow_up");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Ids(Utf8JsonWriter json, ReadOnlySpan<byte> name, List<long>? ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids ?? [])
        {
            json.WriteNumberValue(id);
        }

        json.WriteEndArray();
    }

    private void Fields(Utf8JsonWriter json, ReadOnlySpan<byte> name, StoredTicket ticket)
    {
        json.WriteStartArray(name);
        foreach (var field in account.TicketFields.Custom)
        {
            field.Write(json, field.Of(ticket));
        }

        json.WriteEndArray();
    }

    private void Satisfaction(Utf8JsonWriter json, StoredTicket ticket, string baseUrl)
    {
        if (account.Options.Satisfaction != SatisfactionKind.Ratings)
        {
            json.WriteNull("satisfaction_rating"u8);
            return;
        }

        json.WritePropertyName("satisfaction_rating"u8);
        if (ticket.Rating is { IsAnswered: true } rating)
        {
            RatingEndpoints.Write(json, rating, ticket.Id, baseUrl);
            return;
        }

        json.WriteStartObject();
        json.WriteString("score"u8, ticket.Rating?.Score ?? "unoffered");
        json.WriteEndObject();
    }
}
