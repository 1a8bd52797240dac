using System.Net.Http.Headers;
using System.Text.Json;
using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Reso.Api;

/// <summary>Gives the bearer token of a connection and renews it; safe for parallel use, one renewal at a time.</summary>
/// <remarks>Source: RFC 6749, sections 4.3, 4.4 and 6.</remarks>
internal sealed class ResoTokens(ResoOptions options, HttpClient http, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan _margin = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _shortestLife = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _renewal = new(1, 1);
    private volatile Grant? _grant;

    /// <summary>True when a refused token can be replaced by a new one.</summary>
    public bool CanRenew => options.Token is null;

    /// <summary>Gives a token that is good for the next call.</summary>
    /// <param name="refused">Token that the host has just refused, or null.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The token.</returns>
    /// <exception cref="ConnectorException">The host gives none.</exception>
    public async ValueTask<string> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        if (options.Token is { } fixedToken)
        {
            return fixedToken;
        }

        if (_grant is { } held && IsGood(held, refused))
        {
            return held.Token;
        }

        await _renewal.WaitAsync(cancellationToken);
        try
        {
            if (_grant is { } meanwhile && IsGood(meanwhile, refused))
            {
                return meanwhile.Token;
            }

            _grant = await RenewAsync(_grant?.Refresh, cancellationToken);
            return _grant.Token;
        }
        finally
        {
            _renewal.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _renewal.Dispose();

    private bool IsGood(Grant grant, string? refused) => grant.Token != refused && time.GetUtcNow() < grant.RenewAt;

    // A refresh token that is refused is not the end: the first grant is asked for again.
    private async Task<Grant> RenewAsync(string? refresh, CancellationToken cancellationToken)
    {
        if (refresh is not null)
        {
            try
            {
                return await AskAsync([new("grant_type", "refresh_token"), new("refresh_token", refresh)], false, cancellationToken);
            }
            catch (ConnectorException refusal) when (refusal.Kind == FailureKind.Configuration)
            {
                return await AskAsync(FirstGrant(), true, cancellationToken);
            }
        }

        return await AskAsync(FirstGrant(), true, cancellationToken);
    }

    private List<KeyValuePair<string, string>> FirstGrant()
    {
        List<KeyValuePair<string, string>> form = options.UserName is { } user
            ? [new("grant_type", "password"), new("username", user), new("password", options.Password ?? "")]
            : [new("grant_type", "client_credentials")];
        if (options.Scope is { } scope)
        {
            form.Add(new("scope", scope));
        }

        return form;
    }

    private async Task<Grant> AskAsync(
        List<KeyValuePair<string, string>> form, bool isIdempotent, CancellationToken cancellationToken)
    {
        form.Add(new("client_id", options.ClientId ?? ""));
        form.Add(new("client_secret", options.ClientSecret ?? ""));
        using var request = new HttpRequestMessage(HttpMethod.Post, options.TokenAddress)
        {
            Content = new FormUrlEncodedContent(form),
        }.As(CallKind.Read, isIdempotent);
        request.Options.Set(CallOptions.AnswersJson, true);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw (int)response.StatusCode is 400 or 401 or 403
                    ? new ConnectorException(FailureKind.Configuration, "The MLS gave no access token.", "Check client id, secret, user name and password of the connection.")
                    : ResoErrors.From(response.StatusCode, response.Headers, null, time.GetUtcNow());
            }

            return Read(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (Exception error) when (ResoClient.IsBroken(error, cancellationToken))
        {
            throw ResoErrors.Unreachable(error);
        }
    }

    private Grant Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            var token = root.GetProperty("access_token").GetString();
            var refresh = root.TryGetProperty("refresh_token", out var again) ? again.GetString() : null;
            var seconds = root.TryGetProperty("expires_in", out var lives) && double.TryParse(
                lives.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var told) ? told : 3600;
            var life = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 31_536_000));
            var margin = life / 2 < _margin ? life / 2 : _margin;
            var kept = life - margin < _shortestLife ? _shortestLife : life - margin;
            return new Grant(token ?? throw new JsonException("No token."), refresh, time.GetUtcNow() + kept);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw ResoErrors.Unreadable("a token answer that cannot be read");
        }
    }

    private sealed record Grant(string Token, string? Refresh, DateTimeOffset RenewAt)
    {
        public override string ToString() => nameof(Grant);
    }
}
