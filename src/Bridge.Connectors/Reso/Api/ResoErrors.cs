using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Bridge.Connectors.Http.Limits;
using Bridge.Connectors.Reso.Hosts;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Reso.Api;

/// <summary>The one table from what a RESO host answers to what the engine does.</summary>
/// <remarks>Source: RESO Web API Core 2.0.0, response codes; vendor pages named at <see cref="ResoProfiles"/>.</remarks>
internal static class ResoErrors
{
    private static readonly TimeSpan _longestWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan _waitWhenNotTold = TimeSpan.FromMinutes(1);

    /// <summary>Classifies an answer that is not a success.</summary>
    /// <param name="status">Status, also one found in the body of a 200.</param>
    /// <param name="headers">The answer's headers.</param>
    /// <param name="said">What the host said, shortened and without secrets, or null.</param>
    /// <param name="now">The time.</param>
    /// <returns>The failure.</returns>
    public static ConnectorException From(HttpStatusCode status, HttpResponseHeaders headers, string? said, DateTimeOffset now)
    {
        var (kind, problem, remedy) = (int)status switch
        {
            301 or 302 or 303 or 307 or 308 => (
                FailureKind.Configuration,
                $"The MLS answers that it has moved ({(int)status}){(headers.Location is { IsAbsoluteUri: true } moved ? $", to {moved.GetLeftPart(UriPartial.Authority)}" : "")}.",
                "Set 'address' of the connection to the place where the MLS is now, with https where it names it; the bridge takes its sign-in nowhere else by itself."),
            401 => (FailureKind.Configuration, "The MLS did not accept the sign-in.", "Check the token or client secret of the connection and renew it at the host."),
            403 => (FailureKind.Configuration, "The MLS refuses access to this data.", "Ask the host to license the resource for this account."),
            404 or 410 => (FailureKind.Configuration, "The MLS does not know the address, or this account is not licensed for it.", "Check 'address' and the licence of the account."),
            413 => (FailureKind.Configuration, "The MLS finds the request too large.", "Lower 'pageSize' or map fewer fields."),
            408 => (FailureKind.Transient, "The MLS was too slow.", "Ask the host of the MLS if it lasts; 'bridge run' tries again by itself."),
            429 => (FailureKind.Throttled, "The MLS allows no more calls for now.", "Nothing is lost; 'bridge run' goes on by itself once it may. Ask the host for a larger allowance if it lasts."),
            501 => (FailureKind.Configuration, "The MLS does not support this kind of request.", "Set 'profile' or 'paging' to what the host supports."),
            >= 500 => (FailureKind.Transient, $"The MLS failed with status {(int)status}.", "Ask the host of the MLS if it lasts; 'bridge run' tries again by itself."),
            _ => (FailureKind.Configuration, $"The MLS refused the request with status {(int)status}.", "Check 'profile', 'paging', 'watermarkField' and the mapped fields."),
        };
        var retryAt = kind == FailureKind.Configuration ? null : RetryAt(headers, now);
        return new ConnectorException(
            kind, said is null ? problem : $"{problem} It said: {said}", remedy, new HttpRequestException(null, null, status))
        {
            RetryAt = kind == FailureKind.Throttled ? retryAt ?? now + _waitWhenNotTold : retryAt,
        };
    }

    /// <summary>The page came, but cannot be read as one.</summary>
    /// <param name="what">What is wrong with it.</param>
    /// <param name="inner">The library's own error, or null.</param>
    /// <returns>The failure.</returns>
    public static ConnectorException Unreadable(string what, Exception? inner = null) =>
        new(FailureKind.Transient, $"The MLS sent {what}.", "Ask the host of the MLS if it lasts; 'bridge run' reads it again by itself.", inner);

    /// <summary>The host could not be reached, or the connection broke.</summary>
    /// <param name="inner">The library's own error.</param>
    /// <returns>The failure.</returns>
    public static ConnectorException Unreachable(Exception inner) =>
        new(FailureKind.Transient, "The MLS could not be reached or broke off.", "Check the network if this lasts; 'bridge run' tries again by itself.", inner);

    /// <summary>The pages of the host do not lead to an end.</summary>
    /// <param name="what">What was seen.</param>
    /// <param name="remedy">What to do.</param>
    /// <returns>The failure.</returns>
    public static ConnectorException Paging(string what, string remedy) => new(FailureKind.Configuration, what, remedy);

    // Retry-After is honoured wherever it stands; Trestle tells the hour's reset in unix milliseconds, Bridge the burst's as a time.
    private static DateTimeOffset? RetryAt(HttpResponseHeaders headers, DateTimeOffset now)
    {
        // Instants are of the host's clock, which tells the time itself.
        var theirs = headers.Date ?? now;
        var wait = RetryAfter.Read(headers, now) ?? (Reset(headers) - theirs);
        return wait is not { } told ? null : told < TimeSpan.Zero ? now : told < _longestWait ? now + told : now + _longestWait;
    }

    private static DateTimeOffset? Reset(HttpResponseHeaders headers) =>
        Number(headers, "Hour-Quota-ResetTime") is { } milliseconds and > 0 and < 1e14 ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
            : Instant(headers, "Burst-RateLimit-Reset") ?? Instant(headers, "Application-RateLimit-Reset");

    private static double? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Instant(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && ResoTime.TryParse(values.First(), out var instant) ? instant : null;
}
