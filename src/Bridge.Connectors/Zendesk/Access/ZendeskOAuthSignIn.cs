using System.Net.Http.Headers;
using System.Text.Json;
using Bridge.Connectors.Http;
using Bridge.Connectors.Http.Bodies;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Access;

/// <summary>Signs in as an OAuth client (client credentials) and renews the token in time, one call for all who wait.</summary>
/// <remarks>Source: Zendesk OpenAPI, OAuth, <c>POST /oauth/tokens</c>.</remarks>
/// <param name="http">Client whose handlers keep limits and retries.</param>
/// <param name="address">The account's address.</param>
/// <param name="clientId">Unique identifier of the OAuth client.</param>
/// <param name="clientSecret">Its secret.</param>
/// <param name="time">The clock.</param>
internal sealed class ZendeskOAuthSignIn(
    HttpClient http, Uri address, string clientId, string clientSecret, TimeProvider time) : IZendeskSignIn, IDisposable
{
    private static readonly TimeSpan _margin = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _renewal = new(1);
    private volatile Token? _token;

    /// <inheritdoc />
    public async ValueTask<AuthenticationHeaderValue> HeaderAsync(CancellationToken cancellationToken)
    {
        if (Current() is { } header)
        {
            return header;
        }

        await _renewal.WaitAsync(cancellationToken);
        try
        {
            return Current() ?? await FetchAsync(cancellationToken);
        }
        finally
        {
            _renewal.Release();
        }
    }

    /// <inheritdoc />
    public bool Renew(AuthenticationHeaderValue refused)
    {
        if (_token is { } token && ReferenceEquals(token.Header, refused))
        {
            _token = null;
        }

        return true;
    }

    /// <inheritdoc />
    public void Dispose() => _renewal.Dispose();

    private AuthenticationHeaderValue? Current() =>
        _token is { } token && time.GetUtcNow() < token.RenewAt ? token.Header : null;

    private async Task<AuthenticationHeaderValue> FetchAsync(CancellationToken cancellationToken)
    {
        const string purpose = "sign in as an OAuth client";
        var asked = time.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/oauth/tokens"));
        request.Content = new BodyContent(Body()) { Headers = { ContentType = new("application/json") } };
        request.As(CallKind.Read, isIdempotent: true).Options.Set(CallOptions.AnswersJson, true);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                using var refusal = new ZendeskAnswer(response.StatusCode, null, null);
                throw (int)response.StatusCode is 400 or 401 or 422
                    ? new ConnectorException(
                        FailureKind.Configuration,
                        "Zendesk did not accept the OAuth client of the connection.",
                        "Check clientId (the client's unique identifier) and clientSecret.")
                    : ZendeskErrors.Of(refusal, purpose);
            }

            using var body = await JsonDocument.ParseAsync(
                await response.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
            var text = body.RootElement.TextOf("access_token") ?? throw ZendeskErrors.Lost(purpose, null);
            var header = new AuthenticationHeaderValue("Bearer", text);
            var life = TimeSpan.FromSeconds(body.RootElement.LongOf("expires_in") ?? 1800);
            _token = new Token(header, asked + (life > 2 * _margin ? life - _margin : life / 2));
            return header;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or JsonException)
        {
            throw ZendeskErrors.Lost(purpose, error);
        }
    }

    private byte[] Body() => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = clientId,
        ["client_secret"] = clientSecret,
        ["scope"] = "read write",
    });

    private sealed record Token(AuthenticationHeaderValue Header, DateTimeOffset RenewAt);
}
