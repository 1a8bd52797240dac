using Microsoft.IdentityModel.Tokens;

namespace Bridge.Access.People;

/// <summary>What holds for every token, whoever presents it.</summary>
internal static class TokenRules
{
    private static readonly TimeSpan _skew = TimeSpan.FromSeconds(60);

    /// <summary>The rules; issuer, audience and keys are added by the caller.</summary>
    /// <param name="time">The clock.</param>
    /// <returns>Fresh parameters.</returns>
    public static TokenValidationParameters Make(TimeProvider time) => new()
    {
        // Only keys with a public half: a public key must never do as the secret of an HMAC. Source: RFC 8725, section 2.1.
        ValidAlgorithms =
        [
            SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
            SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
            SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        ],
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        RequireAudience = true,
        ValidateIssuer = true,
        ValidateAudience = true,
        ValidateLifetime = true,
        ValidateIssuerSigningKey = true,

        // The library would ask the machine's clock. The skew is put on now, because a token's own times may lie at the end of the calendar.
        LifetimeValidator = (from, to, _, _) =>
            to > time.GetUtcNow().UtcDateTime - _skew && (from is null || from <= time.GetUtcNow().UtcDateTime + _skew),
        NameClaimType = Persons.Subject,
        RoleClaimType = Persons.Role,
    };
}
