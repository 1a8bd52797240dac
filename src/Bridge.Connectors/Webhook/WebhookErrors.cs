using System.Net;
using Bridge.Connectors.Http.Limits;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Webhook;

/// <summary>What the answers of an address that takes notices mean.</summary>
/// <remarks>Source: Standard Webhooks 1.0.0, "Deliverability and reliability": 2xx is taken, 410 means that no more are wanted.</remarks>
internal static class WebhookErrors
{
    /// <summary>Turns an answer into the failure it means.</summary>
    /// <param name="answer">An answer that is no success.</param>
    /// <param name="now">UTC now.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Of(HttpResponseMessage answer, DateTimeOffset now)
    {
        var status = (int)answer.StatusCode;
        return answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new(FailureKind.Throttled, "The address that takes notices asked to wait.", "Notices wait until then and are sent by 'bridge run'.")
            {
                RetryAt = now + (RetryAfter.Read(answer.Headers, now) ?? TimeSpan.FromSeconds(10)),
            },
            HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity => new(
                FailureKind.Data, $"The address that takes notices refused one ({status}).", "Ask the other side why, then send it again with 'bridge deadletters replay outbox'."),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new(
                FailureKind.Transient, $"The address that takes notices failed ({status}).", "Look whether the other side is up; 'bridge run' sends the notice again."),
            _ => new(
                FailureKind.Configuration,
                $"The address that takes notices does not take them ({status}).",
                "Check 'address' and 'secret' of the connection with the other side, or remove 'notices' from memberApi."),
        };
    }

    /// <summary>There was no answer.</summary>
    /// <param name="error">What the transport says.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Lost(Exception error) => new(
        FailureKind.Transient, "The address that takes notices gave no answer.", "Look whether the other side is up; 'bridge run' sends the notice again.", error);
}
