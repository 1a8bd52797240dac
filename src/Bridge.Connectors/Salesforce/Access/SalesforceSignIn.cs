using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Bridge.Connectors.Http;
using Bridge.Connectors.Http.Bodies;
using Bridge.Connectors.Http.Repeats;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Salesforce.Access;

/// <summary>Keeps the session of a connection and renews it when Salesforce ends it: one sign-in for all who wait.</summary>
/// <remarks>
/// A session has no announced end; it lives as long as it is used. Source: Salesforce Help, "OAuth 2.0 Token Endpoint".
/// </remarks>
internal sealed class SalesforceSignIn : IDisposable
{
    private const string Purpose = "sign in";
    private static readonly MediaTypeHeaderValue _form = new("application/x-www-form-urlencoded");
    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly ISalesforceGrant _grant;
    private readonly TimeProvider _time;
    private readonly RenewedOnce<SalesforceToken> _token;

    /// <summary>Prepares the sign-in; makes no call.</summary>
    /// <param name="http">Client whose handlers keep limits and retries.</param>
    /// <param name="address">Where to sign in.</param>
    /// <param name="grant">What to show.</param>
    /// <param name="time">The clock.</param>
    public SalesforceSignIn(HttpClient http, Uri address, ISalesforceGrant grant, TimeProvider time)
    {
        (_http, _address, _grant, _time) = (http, address, grant, time);
        _token = new RenewedOnce<SalesforceToken>(FetchAsync, _ => true);
    }

    /// <summary>Gives the session that holds now.</summary>
    /// <param name="refused">Session that Salesforce has just refused, or null.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The session.</returns>
    /// <exception cref="ConnectorException">Salesforce gives none.</exception>
    public ValueTask<SalesforceToken> TokenAsync(SalesforceToken? refused, CancellationToken cancellationToken) => _token.GetAsync(refused, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _token.Dispose();

    private async Task<SalesforceToken> FetchAsync(CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(_grant.Form());
        using var request = new HttpRequestMessage(HttpMethod.Post, _address.Below("/services/oauth2/token"))
        {
            Content = new BodyContent(await form.ReadAsByteArrayAsync(cancellationToken)) { Headers = { ContentType = _form } },
        }.As(CallKind.Read, isIdempotent: true);
        request.Options.Set(CallOptions.AnswersJson, true);
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            using var answer = await SalesforceAnswer.ReadAsync(response, null, _time, cancellationToken);
            return answer.IsSuccess ? Read(answer.Root) : throw Refused(answer);
        }
        catch (Exception error) when (SalesforceErrors.IsLoss(error) && !cancellationToken.IsCancellationRequested)
        {
            throw SalesforceErrors.Lost(Purpose, error);
        }
    }

    private ConnectorException Refused(SalesforceAnswer answer) => answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized
        ? new ConnectorException(
            FailureKind.Configuration,
            $"Salesforce did not let the connection sign in ({answer.Root.TextOf("error") ?? "no reason"}: {answer.Root.TextOf("error_description") ?? "no words"}).",
            RemedyOf($"{answer.Root.TextOf("error")} {answer.Root.TextOf("error_description")}"))
        : SalesforceErrors.Of(answer, Purpose, _time.GetUtcNow());

    // inactive_user, or invalid_grant with such words. Source: Salesforce Help, "OAuth 2.0 Error Codes".
    private string RemedyOf(string words)
    {
        bool Says(string word) => words.Contains(word, StringComparison.OrdinalIgnoreCase);
        return Says("inactive_org") ? "Ask Salesforce: the org itself is closed, a trial that has ended for instance."
            : Says("inactive") || Says("user is locked") ? "Activate the user that the app runs as (Setup, Users), or let the app run as another one; nothing is lost meanwhile."
            : Says("ip restricted") || Says("login hours") ? "Let the user sign in from this machine's address and at any hour: login IP ranges and login hours of its profile (Setup, Profiles), and IP relaxation of the app's policies."
            : _grant.Remedy;
    }

    private static SalesforceToken Read(JsonElement root)
    {
        if (root.TextOf("access_token") is not { } text || !Uri.TryCreate(root.TextOf("instance_url"), UriKind.Absolute, out var instance))
        {
            throw SalesforceErrors.Lost(Purpose, null);
        }

        // What this address is sent opens the org; a plain connection would show it to the network.
        if (instance.Scheme != Uri.UriSchemeHttps && !instance.IsLoopback)
        {
            throw new ConnectorException(
                FailureKind.Configuration,
                "Salesforce named an address for the org's data that is not https.",
                "Check 'address'; something other than Salesforce may be answering.");
        }

        var identity = root.TextOf("id")?.Split('/') ?? [];
        return new SalesforceToken(
            instance, new AuthenticationHeaderValue("Bearer", text), identity.ElementAtOrDefault(identity.Length - 1), identity.ElementAtOrDefault(identity.Length - 2));
    }
}
