using System.Net;
using System.Text.Json;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce.Api;

/// <summary>The one table from Salesforce's answers to what the engine does next.</summary>
/// <remarks>
/// Source: REST API Developer Guide, "Status Codes and Error Responses"; SOAP API Developer Guide, "Core Data Types, StatusCode".
/// Sentences of Salesforce are put into a message only where they name settings, because others may repeat what was sent.
/// </remarks>
internal static class SalesforceErrors
{
    private static readonly TimeSpan _whenUsedUp = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan _usualWait = TimeSpan.FromSeconds(10);

    /// <summary>Turns an unsuccessful answer into an error.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="purpose">What the call was for, as the object of "Salesforce refused to ...".</param>
    /// <param name="now">The time.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Of(SalesforceAnswer answer, string purpose, DateTimeOffset now)
    {
        var code = answer.Faults.Count > 0 ? answer.Faults[0].Code : "";
        return code switch
        {
            "REQUEST_LIMIT_EXCEEDED" => UsedUp(answer, purpose, now),
            "UNABLE_TO_LOCK_ROW" or "QUERY_TIMEOUT" or "REQUEST_RUNNING_TOO_LONG" or "SERVER_UNAVAILABLE" => new(
                FailureKind.Transient, $"Salesforce was too busy to {purpose} ({code}).", "Wait; 'bridge run' tries again by itself."),
            "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED" => new(
                FailureKind.Configuration, $"Salesforce does not let this user call its API ({code}).",
                "Give the integration user the permission 'API Enabled'; the org's edition must include API access."),
            "STORAGE_LIMIT_EXCEEDED" => new(
                FailureKind.Configuration, "The Salesforce org has no storage left (STORAGE_LIMIT_EXCEEDED).",
                "Free or buy data storage (Setup, Storage Usage), then run again."),
            "EXCEEDEDQUOTA" or "ExceededQuota" => new(
                FailureKind.Throttled, $"The Salesforce org has used up its bulk jobs of 24 hours; it did not {purpose} ({code}).",
                "Nothing is lost: the bridge goes on when jobs are free. Set 'bulk: off' to write by ordinary calls meanwhile.") { RetryAt = now + _whenUsedUp },
            "FEATURENOTENABLED" or "FeatureNotEnabled" or "INVALIDUSER" or "InvalidUser" => new(
                FailureKind.Configuration, $"Salesforce does not let the integration user {purpose} ({code}).",
                "Set 'bulk: off' for the connection, or give the user the Bulk API."),
            "INVALID_FIELD" when IsMissingField(answer.Faults[0].Message) => MissingField(answer.Faults[0].Message),
            "INVALID_FIELD_FOR_INSERT_UPDATE" => MissingField(answer.Faults[0].Message),
            _ => OfStatus(answer, purpose, code, now),
        };
    }

    /// <summary>Tells whether a sentence says that a field is not there, or not for this user; Salesforce does not tell which.</summary>
    /// <param name="message">The sentence; it names the field and no value.</param>
    /// <returns>True when it does.</returns>
    public static bool IsMissingField(string message) => message.StartsWith("No such column", StringComparison.OrdinalIgnoreCase);

    /// <summary>A field is not there, or not for this user.</summary>
    /// <param name="message">Salesforce's sentence, which names it.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException MissingField(string message) => new(
        FailureKind.Configuration,
        $"Salesforce lacks a field, or does not let the integration user use it: {message.Split(". If you")[0].TrimEnd('.')}.",
        "Run 'bridge provision --apply', or take the field out of the mapping.");

    /// <summary>A bulk job failed before it came to a row.</summary>
    /// <param name="error">Salesforce's sentence, <c>InvalidBatch : Field name not found : MLS_Text__c</c>.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException OfJob(string error)
    {
        const string missing = "Field name not found";
        var at = error.IndexOf(missing, StringComparison.OrdinalIgnoreCase);
        var word = new string([.. error.TakeWhile(char.IsAsciiLetterOrDigit)]);
        return at >= 0 ? MissingField(error[at..])
            : word == "InvalidBatch" ? new(
                FailureKind.Data, "Salesforce could not read the file of a bulk job (InvalidBatch).", "Look at the record and at the route's mapping, or set 'bulk: off'.")
            : new(
                FailureKind.Transient, $"Salesforce could not work on a bulk job ({(word.Length == 0 ? "it gave no reason" : word)}).",
                "Wait; 'bridge run' tries again by itself. Set 'bulk: off' if it lasts.");
    }

    /// <summary>The answer did not arrive whole.</summary>
    /// <param name="purpose">What the call was for.</param>
    /// <param name="inner">The library's own error.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Lost(string purpose, Exception? inner) => new(
        FailureKind.Transient,
        $"Salesforce's answer did not arrive whole when asked to {purpose}.",
        "Wait; 'bridge run' tries again by itself. Check the network, and https://status.salesforce.com, if it lasts.",
        inner);

    /// <summary>Tells whether an error means that an answer was lost on the way.</summary>
    /// <param name="error">The error.</param>
    /// <returns>True when it does.</returns>
    public static bool IsLoss(Exception error) =>
        error is HttpRequestException or IOException or JsonException or OperationCanceledException;

    // The calls of 24 hours are counted in a window that slides: some come back every hour.
    private static ConnectorException UsedUp(SalesforceAnswer answer, string purpose, DateTimeOffset now) =>
        answer.Faults[0].Message.Contains("Concurrent", StringComparison.OrdinalIgnoreCase)
            ? new(
                FailureKind.Throttled, $"Too many long calls run in the Salesforce org at once; it did not {purpose}.",
                "Lower 'parallel' of the connection, or look which other apps call at the same time.") { RetryAt = now + _usualWait }
            : new(
                FailureKind.Throttled, $"The Salesforce org has used up its API calls of 24 hours; it did not {purpose} (REQUEST_LIMIT_EXCEEDED).",
                "Nothing is lost: the bridge goes on when calls are free. See Setup, System Overview; lower 'share' or buy more calls if this happens often.")
            { RetryAt = now + _whenUsedUp };

    private static ConnectorException OfStatus(SalesforceAnswer answer, string purpose, string code, DateTimeOffset now) => answer.Status switch
    {
        HttpStatusCode.Unauthorized => new(
            FailureKind.Configuration, $"Salesforce did not accept the session of the connection when asked to {purpose} (401 {code}).",
            "Check that the app may use the scope 'api' and that the session settings of its policy let it in from this machine."),
        HttpStatusCode.Forbidden => new(
            FailureKind.Configuration, $"Salesforce does not allow the integration user to {purpose} (403 {code}).",
            "Give the user the permission set MLS_Integration with the rights that docs/connectors/salesforce.md lists."),
        HttpStatusCode.NotFound => new(
            FailureKind.Configuration, $"Salesforce knows no such place (404 {code}) when asked to {purpose}.",
            "Run 'bridge check': apiVersion may not exist in this org, or a field may be missing; 'bridge provision --apply' makes the fields."),
        HttpStatusCode.Gone => new(
            FailureKind.Configuration, $"Salesforce has retired the API version of the connection (410) and did not {purpose}.",
            "Raise apiVersion; 'bridge check' names the versions of the org."),
        HttpStatusCode.MultipleChoices => new(
            FailureKind.Data, $"More than one record has the same key in Salesforce (300); it did not {purpose}.",
            "Make the key field unique ('bridge check' tells), and merge the records in Salesforce."),
        HttpStatusCode.TooManyRequests => new(
            FailureKind.Throttled, $"Salesforce asked to wait before it would {purpose} (429).", "Lower 'parallel' of the connection if this happens often.")
        {
            RetryAt = answer.RetryAt ?? now + _usualWait,
        },
        HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.RequestUriTooLong => new(
            FailureKind.Data, $"Salesforce could not take what was sent to {purpose} ({(int)answer.Status} {code}).", "Look at the record and at the route's mapping."),
        >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict => new(
            FailureKind.Transient, $"Salesforce had a fault ({(int)answer.Status}) when asked to {purpose}.",
            "Wait; 'bridge run' tries again by itself. See https://status.salesforce.com if it lasts."),
        _ => new(
            FailureKind.Configuration, $"Salesforce answered {(int)answer.Status} when asked to {purpose}.",
            "Check the connection's address; something other than Salesforce may be answering."),
    };
}
