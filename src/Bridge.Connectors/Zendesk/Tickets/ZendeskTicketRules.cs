using System.Globalization;
using System.Net;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Zendesk.Tickets;

/// <summary>What a help desk refuses for good, before and after it asks Zendesk, in words without a value.</summary>
internal static class ZendeskTicketRules
{
    private const int LongestKey = 64;
    private const int LongestSubject = 150;
    private const int LongestText = 32_000;

    /// <summary>Checks a new ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="words">Groups and topics, by the settings.</param>
    /// <exception cref="ConnectorException">It can never be opened.</exception>
    public static void Check(NewTicket ticket, DeskWords words)
    {
        CheckKey(ticket.Key);
        CheckText(ticket.Text);
        if (string.IsNullOrWhiteSpace(ticket.Subject) || ticket.Subject.Length > LongestSubject)
        {
            throw Refuse($"A ticket's subject has 1 to {LongestSubject} characters.", "Send a shorter subject, or one at all.");
        }

        if (ticket.Topic is { } topic && !ZendeskTicketPayload.Takes(topic, words))
        {
            throw Refuse("The topic of the ticket is none of those in the settings.", "Send one of the topics of the tickets' route, or add it there.");
        }
    }

    /// <summary>Checks a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <exception cref="ConnectorException">It can never be added.</exception>
    public static void Check(NewComment comment)
    {
        CheckKey(comment.Key);
        CheckText(comment.Text);
    }

    /// <summary>Reads Zendesk's id of a ticket.</summary>
    /// <param name="ticketId">Any text.</param>
    /// <returns>The id, or null when it is none.</returns>
    public static long? IdOf(string? ticketId) =>
        long.TryParse(ticketId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    /// <summary>Tells whether an answer to a write refuses the record itself.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The error to throw; null when it is of another kind.</returns>
    public static ConnectorException? Refusal(ZendeskAnswer answer) => (int)answer.Status switch
    {
        (int)HttpStatusCode.NotFound => Gone(),
        400 or 413 or 422 => Refuse(
            $"Zendesk refused the ticket or comment ({(int)answer.Status} {ZendeskRefusals.Of(answer.Error, null).Code}).",
            "Look in Zendesk which fields a ticket must have (Admin Center, Objects and rules, Tickets, Fields) and make them optional."),
        _ => null,
    };

    /// <summary>There is no such ticket.</summary>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Gone() => Refuse("Zendesk has no such ticket any more, or never had it.", "Open a new ticket.");

    /// <summary>The ticket takes no comments any more.</summary>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Closed() => Refuse("The ticket is closed and takes no comments any more.", "Open a new ticket.");

    /// <summary>The ticket was asked by somebody else.</summary>
    /// <returns>The error to throw.</returns>
    public static ConnectorException SomebodyElses() => Refuse("The ticket belongs to another requester.", "Let the member comment on tickets of their own only.");

    /// <summary>Zendesk does not know the member.</summary>
    /// <returns>The error to throw.</returns>
    public static ConnectorException NoSuchMember() =>
        Refuse("Zendesk has no user for the member.", "Run the route that brings members to Zendesk, then try again.");

    /// <summary>Zendesk does not know the group.</summary>
    /// <param name="name">Its name, from the settings.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException NoSuchGroup(string name) =>
        Refuse($"Zendesk has no group '{name}'.", "Make it there, or name another in the settings, then send the request again.");

    private static void CheckKey(string key)
    {
        if (key is not { Length: > 0 and <= LongestKey } || !key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            throw Refuse($"The key of a ticket or comment has 1 to {LongestKey} letters, digits or hyphens.", "Report it: this is a fault of the bridge.");
        }
    }

    private static void CheckText(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            throw Refuse($"A ticket's text has 1 to 32,000 characters.", "Send a shorter text, or one at all.");
        }
    }

    private static ConnectorException Refuse(string problem, string remedy) => new(FailureKind.Data, problem, remedy);
}
