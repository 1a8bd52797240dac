using Bridge.Connectors.Desk;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Connectors.Salesforce.Schema;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Salesforce.Cases;

/// <summary>What Salesforce refuses for good about cases, in words without a value, and where a topic goes.</summary>
internal static class SalesforceCaseRules
{
    private const string Remedy =
        "Look what a case must have in Salesforce (Setup, Object Manager, Case: required fields, validation rules, triggers) and except the integration user.";

    /// <summary>Finds the type of a case for a topic.</summary>
    /// <param name="topic">The topic, or null.</param>
    /// <param name="words">The settings' words.</param>
    /// <param name="type">The field of the type, or null when the user may not see it.</param>
    /// <returns>The value to write, or null for none.</returns>
    /// <exception cref="ConnectorException">There is no place for the topic.</exception>
    public static string? TypeFor(string? topic, DeskWords words, SalesforceField? type)
    {
        if (topic is null)
        {
            return null;
        }

        var choice = type?.Choices.FirstOrDefault(value => string.Equals(DeskReading.TagOf(value), DeskReading.TagOf(topic), StringComparison.OrdinalIgnoreCase));
        if (words.Topics.Count > 0 && !words.Topics.Contains(topic, StringComparer.OrdinalIgnoreCase))
        {
            throw DeskRules.UnknownTopic();
        }

        return choice ?? (words.Topics.Count > 0 && type is { IsRestricted: false }
            ? topic
            : throw DeskRules.Refuse(
                "The type of cases in Salesforce has no value for the topic of the ticket.",
                "Add it to the list of the field Type (Setup, Object Manager, Case), then send the request again."));
    }

    /// <summary>The error for an answer that refuses a case or comment.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="purpose">What the call was for.</param>
    /// <param name="now">The time.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Refusal(SalesforceAnswer answer, string purpose, DateTimeOffset now)
    {
        var error = SalesforceErrors.Of(answer, purpose, now);
        return error.Kind == FailureKind.Data ? Refused(answer.Faults) : error;
    }

    /// <summary>The error for a record that was refused inside a call that was taken.</summary>
    /// <param name="faults">What Salesforce says of it.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Refused(IReadOnlyList<SalesforceFault> faults)
    {
        if (faults.Any(fault => fault.Code is "UNABLE_TO_LOCK_ROW" or "QUERY_TIMEOUT" or "SERVER_UNAVAILABLE" || fault.Message.Contains("UNABLE_TO_LOCK_ROW", StringComparison.Ordinal)))
        {
            return new(FailureKind.Transient, "Salesforce was too busy to write a comment (UNABLE_TO_LOCK_ROW).", "Wait; 'bridge run' tries again by itself.");
        }

        var fields = faults.SelectMany(fault => fault.Fields).Distinct().ToList();
        var named = fields.Count == 0 ? "" : $": {string.Join(", ", fields)}";
        return DeskRules.Refuse($"Salesforce refused the ticket or comment ({faults.Select(fault => fault.Code).FirstOrDefault() ?? "no reason"}{named}).", Remedy);
    }

    /// <summary>The key belongs to a case that the integration user may not see.</summary>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Hidden() => DeskRules.Refuse(
        "Salesforce has a case with the key of this ticket, but does not show it to the integration user.", "Give the user 'View All' on cases, then send the request again.");

    /// <summary>Salesforce does not know the member.</summary>
    /// <returns>The error to throw.</returns>
    public static ConnectorException NoSuchMember() =>
        DeskRules.Refuse("Salesforce has no contact for the member.", "Run the route that brings members to Salesforce, then try again.");
}
