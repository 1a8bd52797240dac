using System.Net;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>What Freshdesk refuses for good, in words without a value.</summary>
internal static class FreshdeskTicketRules
{
    /// <summary>Turns an answer that refuses a write into an error.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="purpose">What the call was for.</param>
    /// <param name="now">The time.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Refusal(FreshdeskAnswer answer, string purpose, DateTimeOffset now) => answer.Status switch
    {
        HttpStatusCode.NotFound => Gone(),
        _ when answer.Faults.Any(fault => fault.Code == "invalid_field" && fault.Field.EndsWith(FreshdeskTicketPayload.KeyField, StringComparison.Ordinal)) => NoKeyField(purpose),
        HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity => DeskRules.Refuse(
            $"Freshdesk refused the ticket or comment ({(int)answer.Status} {string.Join(", ", answer.Faults.Select(fault => $"{fault.Code} {fault.Field}"))}).",
            "Look in Freshdesk which fields a ticket must have (Admin, Workflows, Ticket fields) and make them optional; a topic must be one of the ticket types."),
        _ => FreshdeskErrors.Of(answer, purpose, now),
    };

    /// <summary>Turns an answer that refuses a search by the bridge's field into an error. The key itself is always searchable.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="purpose">What the call was for.</param>
    /// <param name="now">The time.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException NotFindable(FreshdeskAnswer answer, string purpose, DateTimeOffset now) =>
        answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity ? NoKeyField(purpose) : FreshdeskErrors.Of(answer, purpose, now);

    /// <summary>There is no such ticket.</summary>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Gone() => DeskRules.Refuse("Freshdesk has no such ticket any more, or never had it.", "Open a new ticket.");

    /// <summary>Freshdesk does not know the member.</summary>
    /// <returns>The error to throw.</returns>
    public static ConnectorException NoSuchMember() =>
        DeskRules.Refuse("Freshdesk has no contact for the member.", "Run the route that brings members to Freshdesk, then try again.");

    /// <summary>Freshdesk does not know the group.</summary>
    /// <param name="name">Its name, from the settings.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException NoSuchGroup(string name) =>
        DeskRules.Refuse($"Freshdesk has no group '{name}'.", "Make it there, or name another in the settings, then send the request again.");

    private static ConnectorException NoKeyField(string purpose) =>
        new(FailureKind.Configuration, $"Freshdesk could not {purpose}.", FreshdeskTicketPayload.KeyByHand);
}
