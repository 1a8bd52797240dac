using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Access.Requests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bridge.Access.People;

/// <summary>The framework's OAuth code flow (state, correlation, PKCE), made OpenID Connect: discovery, nonce, id_token.</summary>
/// <remarks>Source: OpenID Connect Core 1.0, section 3.1; RFC 9207, section 2.4 (issuer in the answer).</remarks>
internal sealed class OpenIdHandler(
    ProviderDirectory directory, CodeExchange exchange, IdTokens tokens, UserInfo userInfo, RoleMap roles,
    IOptionsMonitor<OpenIdOptions> options, ILoggerFactory logger, UrlEncoder encoder) : OAuthHandler<OpenIdOptions>(options, logger, encoder)
{
    /// <summary>The id_token in the provider's answer and, until the session begins, in its ticket.</summary>
    public const string IdToken = "id_token";

    /// <summary>Parameter of a challenge that makes the provider ask again who it is.</summary>
    public const string Prompt = "prompt";

    private const string Nonce = "nonce";
    private string _authorizationEndpoint = "";

    /// <inheritdoc />
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        _authorizationEndpoint = (await directory.GetConfigurationAsync(Context.RequestAborted)).AuthorizationEndpoint;
        properties.Items[Nonce] = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        properties.IssuedUtc = TimeProvider.GetUtcNow();
        await base.HandleChallengeAsync(properties);
    }

    /// <inheritdoc />
    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var url = base.BuildChallengeUrl(properties, CallbackAddress());
        var query = QueryHelpers.ParseQuery(new Uri(url).Query).ToDictionary(one => one.Key, one => (string?)one.Value);
        query[Nonce] = properties.Items[Nonce];
        if (properties.GetParameter<string>(Prompt) is { } prompt)
        {
            query[Prompt] = prompt;
        }

        return QueryHelpers.AddQueryString(_authorizationEndpoint, query);
    }

    /// <inheritdoc />
    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var configuration = await directory.GetConfigurationAsync(Context.RequestAborted);
        var issuer = Request.Query["iss"];
        var isExpected = issuer.Count == 0 ? !configuration.AuthorizationResponseIssParameterSupported : issuer == configuration.Issuer;
        return isExpected ? await base.HandleRemoteAuthenticateAsync() : HandleRequestResult.Fail(new AccessRefusedException(RefusalReason.Issuer));
    }

    /// <inheritdoc />
    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        if (TimeProvider.GetUtcNow() - context.Properties.IssuedUtc > Options.RemoteAuthenticationTimeout)
        {
            throw new AccessRefusedException(RefusalReason.State);
        }

        var verifier = context.Properties.Items[OAuthConstants.CodeVerifierKey] ?? throw new AccessRefusedException(RefusalReason.State);
        return OAuthTokenResponse.Success(await exchange.ExchangeAsync(Backchannel, context.Code, verifier, CallbackAddress(), Context.RequestAborted));
    }

    /// <inheritdoc />
    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse answer)
    {
        var text = answer.Response?.RootElement.TryGetProperty(IdToken, out var found) == true && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
        var nonce = properties.Items[Nonce] ?? throw new AccessRefusedException(RefusalReason.State);
        var token = await tokens.CheckAsync(text, nonce, Context.RequestAborted);
        var content = TokenContent.Of(token);
        if (!roles.IsIn(content) && answer.AccessToken is { } access)
        {
            content = await userInfo.ReadAsync(Backchannel, access, token.Subject, Context.RequestAborted) ?? content;
        }

        var person = Principals.Make(Options.People.Name, token.Subject, roles.Read(content), Scheme.Name);
        var session = new AuthenticationProperties { RedirectUri = properties.RedirectUri };
        session.Items[IdToken] = text;
        return new AuthenticationTicket(person, session, Scheme.Name);
    }

    // From the settings, not from the request's Host header, wherever they name an address.
    private string CallbackAddress() => Options.PublicAddress is { } address
        ? new Uri(address, Options.CallbackPath.Value).AbsoluteUri
        : BuildRedirectUri(Options.CallbackPath);
}
