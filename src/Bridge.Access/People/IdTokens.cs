using Bridge.Access.Requests;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Bridge.Access.People;

/// <summary>Checks the id_token of a sign-in.</summary>
/// <remarks>Source: OpenID Connect Core 1.0, section 3.1.3.7.</remarks>
/// <param name="directory">The provider's issuer and keys.</param>
/// <param name="clientId">Whom the token must be for.</param>
/// <param name="time">The clock.</param>
internal sealed class IdTokens(ProviderDirectory directory, string clientId, TimeProvider time)
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = 64 * 1024 };

    /// <summary>Checks a token.</summary>
    /// <param name="text">The token.</param>
    /// <param name="nonce">What was sent along when the sign-in began.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The token.</returns>
    /// <exception cref="AccessRefusedException">It does not count.</exception>
    public async Task<JsonWebToken> CheckAsync(string? text, string nonce, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(text) || !_handler.CanReadToken(text))
        {
            throw new AccessRefusedException(RefusalReason.Token);
        }

        var configuration = await directory.GetWithKeyAsync(_handler.ReadJsonWebToken(text).Kid, cancellationToken);
        var rules = TokenRules.Make(time);
        rules.ValidIssuer = configuration.Issuer;
        rules.ValidAudience = clientId;
        rules.IssuerSigningKeys = configuration.SigningKeys;
        var result = await _handler.ValidateTokenAsync(text, rules);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token)
        {
            throw new AccessRefusedException(RefusalReason.OfToken(result.Exception), inner: result.Exception);
        }

        // Without the party it was made for, a token for several audiences may have been meant for another of them.
        if (token.Azp.Length > 0 ? token.Azp != clientId : token.Audiences.Count() > 1)
        {
            throw new AccessRefusedException(RefusalReason.Audience);
        }

        return token.TryGetPayloadValue<string>("nonce", out var told) && told == nonce ? token : throw new AccessRefusedException(RefusalReason.Nonce);
    }
}
