using System.Net;
using System.Text.Json;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Freshdesk.Api;

/// <summary>The one table from Freshdesk's answers to what the engine does next.</summary>
/// <remarks>
/// Source: developers.freshdesk.com, API v2, "HTTP Status Codes". Sentences are never put into a message, because they may repeat what
/// was sent; names of fields are.
/// </remarks>
internal static class FreshdeskErrors
{
    private static readonly TimeSpan _usualWait = TimeSpan.FromMinutes(1);

    /// <summary>Turns an unsuccessful answer into an error.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="purpose">What the call was for, as the object of "Freshdesk refused to ...".</param>
    /// <param name="now">The time.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Of(FreshdeskAnswer answer, string purpose, DateTimeOffset now) => answer.Status switch
    {
        HttpStatusCode.Unauthorized => new(
            FailureKind.Configuration, $"Freshdesk did not accept the API key of the connection (401) when asked to {purpose}.",
            "Set apiKey to the key of an administrator (Profile settings, View API key)."),
        HttpStatusCode.Forbidden => new(
            FailureKind.Configuration, $"Freshdesk does not allow the owner of the API key to {purpose} (403{(answer.Code.Length > 0 ? " " + answer.Code : "")}).",
            "Use the key of an administrator with global access. If it is one, look whether the account is active and lets this machine's address in (Admin, Security)."),
        HttpStatusCode.NotFound => new(
            FailureKind.Configuration, $"Freshdesk knows no such place (404) when asked to {purpose}.",
            "Check the connection's address; it names your own account, such as https://example.freshdesk.com."),
        HttpStatusCode.TooManyRequests => new(
            FailureKind.Throttled, $"Freshdesk asked to wait before it would {purpose} (429).",
            "Set 'plan' of the connection to your Freshdesk plan, or lower its share, if this happens often.")
        {
            RetryAt = answer.RetryAt ?? now + _usualWait,
        },
        HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity
            when MissingField(answer) is { } missing => missing,
        HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity => new(
            FailureKind.Data, $"Freshdesk could not take what was sent to {purpose} ({(int)answer.Status} {answer.Code}).", "Look at the record and at the route's mapping."),
        >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout => new(
            FailureKind.Transient, $"Freshdesk had a fault ({(int)answer.Status}) when asked to {purpose}.",
            "Wait; 'bridge run' tries again by itself. See https://status.freshdesk.com if it lasts."),
        _ => new(
            FailureKind.Configuration, $"Freshdesk answered {(int)answer.Status} when asked to {purpose}.",
            "Check the connection's address; something other than Freshdesk may be answering."),
    };

    /// <summary>Tells whether an answer says that the account lacks a field or closed it, which every record shares.</summary>
    /// <remarks>Source: developers.freshdesk.com, API v2, "Errors", table of the codes of a fault: the field is unknown, closed to the agent of the key, or read-only.</remarks>
    /// <param name="answer">The answer.</param>
    /// <returns>The error to throw; null when it says something else.</returns>
    public static ConnectorException? MissingField(FreshdeskAnswer answer) =>
        answer.Faults.FirstOrDefault(fault => fault.Code is "invalid_field" or "inaccessible_field" or "readonly_field") is { } fault
            ? new ConnectorException(
                FailureKind.Configuration, $"Freshdesk has no field '{fault.Field}' that may be written ({fault.Code}).",
                "Run 'bridge provision', or take the field out of the mapping.")
            : null;

    /// <summary>The answer did not arrive whole.</summary>
    /// <param name="purpose">What the call was for.</param>
    /// <param name="inner">The library's own error.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Lost(string purpose, Exception? inner) => new(
        FailureKind.Transient,
        $"Freshdesk's answer did not arrive whole when asked to {purpose}.",
        "Wait; 'bridge run' tries again by itself. Check the network if it lasts.",
        inner);

    /// <summary>Tells whether an error means that an answer was lost on the way.</summary>
    /// <param name="error">The error.</param>
    /// <returns>True when it does.</returns>
    public static bool IsLoss(Exception error) => error is HttpRequestException or IOException or JsonException or OperationCanceledException;
}
