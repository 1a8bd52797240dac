using System.Net;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Connectors.Zendesk.Writing;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Zendesk.Tickets;

/// <summary>What Zendesk refuses for good, in words without a value.</summary>
internal static class ZendeskTicketRules
{
    /// <summary>Tells whether an answer to a write refuses the record itself.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The error to throw; null when it is of another kind.</returns>
    public static ConnectorException? Refusal(ZendeskAnswer answer) => (int)answer.Status switch
    {
        (int)HttpStatusCode.NotFound => Gone(),
        400 when answer.Error == "IdempotentRequestError" => new(
            FailureKind.Transient,
            "Zendesk remembers another ticket under this key, whose files have been handed over anew since.",
            "Wait; Zendesk forgets keys after two hours, and 'bridge run' tries again by itself."),
        400 or 413 or 422 => DeskRules.Refuse(
            $"Zendesk refused the ticket or comment ({(int)answer.Status} {ZendeskRefusals.Of(answer.Error, null).Code}).",
            "Look in Zendesk which fields a ticket must have (Admin Center, Objects and rules, Tickets, Fields) and make them optional."),
        _ => null,
    };

    /// <summary>There is no such ticket.</summary>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Gone() => DeskRules.Gone("Zendesk");

    /// <summary>Zendesk does not know the member.</summary>
    /// <returns>The error to throw.</returns>
    public static ConnectorException NoSuchMember() =>
        DeskRules.Refuse("Zendesk has no user for the member.", "Run the route that brings members to Zendesk, then try again.");

    /// <summary>Zendesk does not know the group.</summary>
    /// <param name="name">Its name, from the settings.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException NoSuchGroup(string name) =>
        DeskRules.NoSuchGroup("Zendesk", "group", name);
}
