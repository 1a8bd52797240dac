using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Scrubbing;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Salesforce.Cases;

/// <summary>Writes cases and comments as Salesforce wants them. Card data that is left in a text is taken out here once more.</summary>
/// <remarks>Source: Object Reference, Case, CaseComment; REST API Developer Guide, "sObject Collections".</remarks>
internal static class SalesforceCasePayload
{
    /// <summary>Writes a new case; its key stands in the path.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="contact">Salesforce's id of the member.</param>
    /// <param name="queue">Salesforce's id of the queue that is to have it, or null.</param>
    /// <param name="type">Value of its type, or null.</param>
    /// <param name="origin">Value of its origin.</param>
    /// <returns>The JSON.</returns>
    public static PooledBytes Open(NewTicket ticket, string contact, string? queue, string? type, string origin) => JsonBody.Of(json =>
    {
        json.WriteString("ContactId"u8, contact);
        json.WriteString("Subject"u8, CardScrubber.Scrub(ticket.Subject).Text);
        json.WriteString("Description"u8, CardScrubber.Scrub(ticket.Text).Text);
        json.WriteString("Origin"u8, origin);
        if (type is not null)
        {
            json.WriteString("Type"u8, type);
        }

        if (queue is not null)
        {
            json.WriteString("OwnerId"u8, queue);
        }
    });

    /// <summary>Writes a comment: all of its parts or none.</summary>
    /// <param name="comment">The comment.</param>
    /// <returns>The JSON.</returns>
    public static PooledBytes Comment(NewComment comment) => JsonBody.Of(json =>
    {
        json.WriteBoolean("allOrNone"u8, true);
        json.WriteStartArray("records"u8);
        foreach (var part in SalesforceCommentParts.Split(CardScrubber.Scrub(comment.Text).Text, comment.Key))
        {
            json.WriteStartObject();
            json.WriteStartObject("attributes"u8);
            json.WriteString("type"u8, "CaseComment"u8);
            json.WriteEndObject();
            json.WriteString("ParentId"u8, comment.TicketId);
            json.WriteString("CommentBody"u8, part);
            json.WriteBoolean("IsPublished"u8, true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>Writes another status.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The JSON.</returns>
    public static PooledBytes Status(string status) => JsonBody.Of(json => json.WriteString("Status"u8, status));
}
