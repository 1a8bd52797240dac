using System.Buffers;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Core.Scrubbing;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>Writes tickets and comments as Freshdesk wants them. Card data that is left in a text is taken out here once more.</summary>
/// <remarks>Source: developers.freshdesk.com, API v2, "Create a Ticket", "Create a Note".</remarks>
internal static class FreshdeskTicketPayload
{
    /// <summary>Field of a ticket that holds the bridge's key.</summary>
    public const string KeyField = "cf_mls_bridge_key";

    /// <summary>What an administrator is told who has not made the field.</summary>
    public const string KeyByHand =
        $"Tickets have no field {KeyField}, so members' requests and follow-ups of surveys wait. Run 'bridge provision --apply', or make it: Admin, Workflows, Ticket fields, a single-line text with the label 'MLS bridge key', not shown to customers.";

    private const int Open = 2;
    private const int LowPriority = 1;
    private const int Portal = 2;
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Tells whether a topic can be sent: a tag the settings name, or any type where they name none.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="words">The settings' words.</param>
    /// <returns>True when it can.</returns>
    public static bool Takes(string topic, DeskWords words) => words.Topics.Count == 0 || words.Topics.Contains(topic, StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes a new ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="requester">Freshdesk's id of the member.</param>
    /// <param name="group">Freshdesk's id of the group that is to have it, or null.</param>
    /// <param name="words">The settings' words.</param>
    /// <returns>The JSON.</returns>
    public static ReadOnlyMemory<byte> Of(NewTicket ticket, long requester, long? group, DeskWords words) => Write(json =>
    {
        json.WriteString("subject", CardScrubber.Scrub(ticket.Subject).Text);
        json.WriteString("description", Html(ticket.Text));
        json.WriteNumber("requester_id", requester);
        json.WriteNumber("status", Open);
        json.WriteNumber("priority", LowPriority);
        json.WriteNumber("source", Portal);
        if (group is { } id)
        {
            json.WriteNumber("group_id", id);
        }

        if (ticket.Topic is { } topic && words.Topics.Count > 0)
        {
            json.WriteStartArray("tags");
            json.WriteStringValue(topic);
            json.WriteEndArray();
        }
        else if (ticket.Topic is { } type)
        {
            json.WriteString("type", type);
        }

        json.WriteStartObject(FreshdeskKind.CustomFields);
        json.WriteString(KeyField, ticket.Key);
        json.WriteEndObject();
    });

    /// <summary>Writes a comment of the member, which ends with its mark.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="author">Freshdesk's id of the member.</param>
    /// <returns>The JSON.</returns>
    public static ReadOnlyMemory<byte> Of(NewComment comment, long author) => Write(json =>
    {
        json.WriteString("body", $"{Html(comment.Text)}<br>{FreshdeskCommentMark.Of(comment.Key)}");
        json.WriteBoolean("private", false);
        json.WriteBoolean("incoming", true);
        json.WriteNumber("user_id", author);
    });

    // Bodies are HTML in Freshdesk; a member's text is none.
    private static string Html(string text) => WebUtility.HtmlEncode(CardScrubber.Scrub(text).Text).ReplaceLineEndings("<br>");

    /// <summary>Writes that a ticket is open again.</summary>
    /// <returns>The JSON.</returns>
    public static ReadOnlyMemory<byte> OpenAgain() => Write(json => json.WriteNumber("status", Open));

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, _options);
        json.WriteStartObject();
        fields(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
