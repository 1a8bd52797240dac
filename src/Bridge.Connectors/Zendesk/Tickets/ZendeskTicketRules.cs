using System.Globalization;
using System.Net;
using Bridge.Connectors.Desks;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Zendesk.Tickets;

/// <summary>What a help desk refuses for good, before and after it asks Zendesk, in words without a value.</summary>
internal static class ZendeskTicketRules
{
    /// <summary>Checks a new ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="words">Groups and topics, by the settings.</param>
    /// <exception cref="ConnectorException">It can never be opened.</exception>
    public static void Check(NewTicket ticket, DeskWords words)
    {
        TicketRules.Check(ticket);
        if (ticket.Topic is { } topic && !ZendeskTicketPayload.Takes(topic, words))
        {
            throw TicketRules.UnknownTopic();
        }
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
        400 or 413 or 422 => TicketRules.Refuse(
            $"Zendesk refused the ticket or comment ({(int)answer.Status} {ZendeskRefusals.Of(answer.Error, null).Code}).",
            "Look in Zendesk which fields a ticket must have (Admin Center, Objects and rules, Tickets, Fields) and make them optional."),
        _ => null,
    };

    /// <summary>There is no such ticket.</summary>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Gone() => TicketRules.Gone("Zendesk");

    /// <summary>Zendesk does not know the member.</summary>
    /// <returns>The error to throw.</returns>
    public static ConnectorException NoSuchMember() =>
        TicketRules.Refuse("Zendesk has no user for the member.", "Run the route that brings members to Zendesk, then try again.");

    /// <summary>Zendesk does not know the group.</summary>
    /// <param name="name">Its name, from the settings.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException NoSuchGroup(string name) =>
        TicketRules.NoSuchGroup("Zendesk", "group", name);
}
