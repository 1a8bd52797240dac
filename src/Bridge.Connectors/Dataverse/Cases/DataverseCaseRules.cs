using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Dataverse.Schema;
using Bridge.Connectors.Desk;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Dataverse.Cases;

/// <summary>What Dataverse refuses for good about cases, in words without a value, and where a topic goes.</summary>
internal static class DataverseCaseRules
{
    /// <summary>Finds the case type for a topic.</summary>
    /// <param name="topic">The topic, or null.</param>
    /// <param name="words">The settings' words.</param>
    /// <param name="type">The column of the type, or null when there is none.</param>
    /// <returns>The value to write, or null for none.</returns>
    /// <exception cref="ConnectorException">There is no place for the topic.</exception>
    public static int? TypeFor(string? topic, DeskWords words, DataverseColumn? type)
    {
        if (topic is null)
        {
            return null;
        }

        if (words.Topics.Count > 0 && !words.Topics.Contains(topic, StringComparer.OrdinalIgnoreCase))
        {
            throw DeskRules.UnknownTopic();
        }

        var options = type?.Options ?? new Dictionary<string, int>();
        foreach (var (label, value) in options)
        {
            if (string.Equals(DeskReading.TagOf(label), DeskReading.TagOf(topic), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw DeskRules.Refuse(
            "The case type in Dataverse has no value for the topic of the ticket.", "Add it to the column Case Type (casetypecode), then send the request again.");
    }

    /// <summary>The error for an answer that refuses a case or a note.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="purpose">What the call was for.</param>
    /// <param name="now">The time.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Refusal(DataverseAnswer answer, string purpose, DateTimeOffset now)
    {
        if (answer.IsMissingRow)
        {
            return DeskRules.Gone("Dataverse");
        }

        if (answer.Fault?.Code == DataverseFault.IsNoStatus)
        {
            return new(
                FailureKind.Configuration, "Cases in Dataverse have no status reason with the value in the setting reopenedStatus, or it is none of active cases.",
                "Set reopenedStatus of the connection to the value of a status reason of the state Active (Power Apps, Tables, Case, Columns, Status Reason).");
        }

        var error = DataverseErrors.Of(answer, purpose, now);
        return error.Kind == FailureKind.Data
            ? DeskRules.Refuse(
                $"Dataverse refused the ticket or comment ({(int)answer.Status} {answer.Fault?.Code}).",
                "Look what a case must have in your environment (required columns, business rules, plug-ins, duplicate detection) and except the application user.")
            : error;
    }

    /// <summary>Dataverse does not know the member.</summary>
    /// <returns>The error to throw.</returns>
    public static ConnectorException NoSuchMember() =>
        DeskRules.Refuse("Dataverse has no contact for the member.", "Run the route that brings members to Dataverse, then try again.");
}
