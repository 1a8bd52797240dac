using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Core.Scrubbing;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Zendesk.Tickets;

/// <summary>Writes tickets and comments as Zendesk wants them. Card data that is left in a text is taken out here once more.</summary>
/// <remarks>Source: developer.zendesk.com, Tickets, "Create Ticket", "Update Ticket", "Setting Metadata".</remarks>
internal static class ZendeskTicketPayload
{
    /// <summary>Name under which the key of a comment or hand-off is kept in the audit's custom metadata.</summary>
    public const string KeyName = "bridge_key";

    private static readonly string[] _types = ["problem", "incident", "question", "task"];
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Tells whether Zendesk has a place for a topic: a tag the settings name, or a type where they name none.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="words">The settings' words.</param>
    /// <returns>True when it can be sent.</returns>
    public static bool Takes(string topic, DeskWords words) =>
        (words.Topics.Count == 0 ? _types : words.Topics).Contains(topic, StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes a new ticket; the same ticket always gives the same bytes, as its idempotency key asks.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="requester">Zendesk's id of the member.</param>
    /// <param name="group">Zendesk's id of the group that is to have it, or null.</param>
    /// <param name="words">The settings' words.</param>
    /// <returns>The JSON.</returns>
    public static ReadOnlyMemory<byte> Open(NewTicket ticket, long requester, long? group, DeskWords words) => Write(json =>
    {
        json.WriteString("external_id", ticket.Key);
        json.WriteString("subject", CardScrubber.Scrub(ticket.Subject).Text);
        json.WriteNumber("requester_id", requester);

        // Whoever submits a ticket is the author of its first comment.
        json.WriteNumber("submitter_id", requester);
        if (group is { } id)
        {
            json.WriteNumber("group_id", id);
        }

        json.WriteStartObject("comment");
        json.WriteString("body", CardScrubber.Scrub(ticket.Text).Text);
        Uploads(json, ticket.Uploads);
        json.WriteEndObject();
        if (ticket.Topic is { } topic && words.Topics.Count > 0)
        {
            json.WriteStartArray("tags");
            json.WriteStringValue(topic);
            json.WriteEndArray();
        }
        else if (ticket.Topic is { } type)
        {
            json.WriteString("type", type.ToLowerInvariant());
        }
    });

    /// <summary>Writes a comment that is taken only while the ticket is as it was read.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="author">Zendesk's id of the member.</param>
    /// <param name="stamp">The ticket's <c>updated_at</c> as it was read.</param>
    /// <param name="opensAgain">True for a ticket that is solved or waits.</param>
    /// <returns>The JSON.</returns>
    public static ReadOnlyMemory<byte> Comment(NewComment comment, long author, string stamp, bool opensAgain) => Write(json =>
    {
        if (opensAgain)
        {
            json.WriteString("status", "open");
        }

        json.WriteStartObject("comment");
        json.WriteString("body", CardScrubber.Scrub(comment.Text).Text);
        Uploads(json, comment.Uploads);
        json.WriteBoolean("public", true);
        json.WriteNumber("author_id", author);
        json.WriteEndObject();
        Guard(json, comment.Key, stamp);
    });

    /// <summary>Writes a hand-off that is taken only while the ticket is as it was read.</summary>
    /// <param name="handOff">The hand-off.</param>
    /// <param name="group">Zendesk's id of the group.</param>
    /// <param name="tags">The ticket's tags as they were read.</param>
    /// <param name="stamp">The ticket's <c>updated_at</c> as it was read.</param>
    /// <returns>The JSON.</returns>
    public static ReadOnlyMemory<byte> HandOff(HandOff handOff, long group, IReadOnlyList<string> tags, string stamp) => Write(json =>
    {
        json.WriteNumber("group_id", group);
        if (handOff.Tag is { } tag && !tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
        {
            json.WriteStartArray("tags");
            foreach (var one in tags.Append(tag.ToLowerInvariant()))
            {
                json.WriteStringValue(one);
            }

            json.WriteEndArray();
        }

        if (handOff.Note is { } note)
        {
            json.WriteStartObject("comment");
            json.WriteString("body", CardScrubber.Scrub(note).Text);
            json.WriteBoolean("public", false);
            json.WriteEndObject();
        }

        Guard(json, handOff.Key, stamp);
    });

    private static void Guard(Utf8JsonWriter json, string key, string stamp)
    {
        json.WriteStartObject("metadata");
        json.WriteString(KeyName, key);
        json.WriteEndObject();
        json.WriteBoolean("safe_update", true);
        json.WriteString("updated_stamp", stamp);
    }

    private static void Uploads(Utf8JsonWriter json, IReadOnlyList<string> tokens)
    {
        if (tokens.Count == 0)
        {
            return;
        }

        json.WriteStartArray("uploads");
        foreach (var token in tokens)
        {
            json.WriteStringValue(token);
        }

        json.WriteEndArray();
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, _options);
        json.WriteStartObject();
        json.WriteStartObject("ticket");
        fields(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
