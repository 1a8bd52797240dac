using System.Net;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Zendesk.Api;

/// <summary>The one table from Zendesk's answers to what the engine does next.</summary>
/// <remarks>
/// Source: developer.zendesk.com, "Responses" and "Rate limits". Bodies are never put into a message, because they may
/// repeat what was sent.
/// </remarks>
internal static class ZendeskErrors
{
    /// <summary>Turns an unsuccessful answer into an error.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="purpose">What the call was for, as the object of "Zendesk refused to ...".</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Of(ZendeskAnswer answer, string purpose) => answer.Status switch
    {
        HttpStatusCode.Unauthorized => new(
            FailureKind.Configuration,
            $"Zendesk did not accept the credentials of the connection (401) when asked to {purpose}.",
            "Check the connection's e-mail and API token, access token or OAuth client."),
        HttpStatusCode.Forbidden => new(
            FailureKind.Configuration,
            $"Zendesk does not allow this account to {purpose} (403).",
            "Give the account the admin role, and an OAuth client the scopes read, users:write, organizations:write and, where tickets are opened, tickets:write. If it has them, look whether Zendesk lets this machine's address in (Admin Center, Account, Security)."),
        HttpStatusCode.NotFound => new(
            FailureKind.Configuration,
            $"Zendesk knows no such place (404) when asked to {purpose}.",
            "Check the connection's address; it names your own subdomain, such as https://example.zendesk.com.")
        {
            IsNoSuchPlace = true,
        },
        HttpStatusCode.TooManyRequests => new(
            FailureKind.Throttled,
            $"Zendesk asked to wait before it would {purpose} (429).",
            "Lower the connection's share or ask Zendesk for a higher limit if this happens often.")
        {
            RetryAt = answer.RetryAt,
        },
        HttpStatusCode.Conflict or HttpStatusCode.RequestTimeout => new(
            FailureKind.Transient,
            $"Zendesk was busy with the same records when asked to {purpose} ({(int)answer.Status}).",
            "Wait; 'bridge run' tries again by itself."),
        HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge => new(
            FailureKind.Data,
            $"Zendesk could not take what was sent to {purpose} ({(int)answer.Status} {answer.Error}).",
            "Look at the record and at the route's mapping."),
        >= HttpStatusCode.InternalServerError => new(
            FailureKind.Transient,
            $"Zendesk had a fault ({(int)answer.Status}) when asked to {purpose}.",
            "Wait; 'bridge run' tries again by itself. See status.zendesk.com if it lasts."),
        _ => new(
            FailureKind.Configuration,
            $"Zendesk answered {(int)answer.Status} when asked to {purpose}.",
            "Check the connection's address; something other than Zendesk may be answering."),
    };

    /// <summary>Others have used up the jobs of the account.</summary>
    /// <param name="purpose">What the call was for.</param>
    /// <param name="now">The time.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException TooManyJobs(string purpose, DateTimeOffset now) => new(
        FailureKind.Throttled,
        $"Zendesk runs as many jobs of other apps as it takes and could not {purpose}.",
        "Look which other imports run at the same time, if this happens often.")
    {
        RetryAt = now + TimeSpan.FromSeconds(10),
    };

    /// <summary>The answer did not arrive whole.</summary>
    /// <param name="purpose">What the call was for.</param>
    /// <param name="inner">The library's own error.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Lost(string purpose, Exception? inner) => new(
        FailureKind.Transient,
        $"Zendesk's answer did not arrive whole when asked to {purpose}.",
        "Wait; 'bridge run' tries again by itself. Check the network if it lasts.",
        inner);
}
