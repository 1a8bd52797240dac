using Microsoft.IdentityModel.Tokens;

namespace Bridge.Access.Requests;

/// <summary>Why something was refused: the closed list of words that the audit shows.</summary>
internal static class RefusalReason
{
    public const string NotSignedIn = "not signed in";
    public const string NoPolicy = "role does not allow it";
    public const string NoRole = "no role";
    public const string OtherSide = "signed in on the other side only";
    public const string OtherOrigin = "sent by a page of another origin";
    public const string Session = "session is not of this side or has ended";
    public const string NoMachines = "no machine may call";
    public const string Audience = "token is for another audience";
    public const string Issuer = "token is of another issuer";
    public const string Lifetime = "token is not valid now";
    public const string Key = "token is signed by an unknown key";
    public const string Signature = "token's signature does not count";
    public const string Token = "token cannot be used";
    public const string Nonce = "nonce differs";
    public const string Subject = "subject is missing or too long";
    public const string State = "state is not of this browser, or was used or is too old";
    public const string Code = "provider does not accept the code";
    public const string Denied = "provider refused";
    public const string Unreachable = "provider cannot be reached";
    public const string LinkUsed = "link was used before";
    public const string LinkExpired = "link is too old";
    public const string LinkUnknown = "link was never made";
    public const string NotLocal = "not asked for on this machine";

    /// <summary>Names the reason why a token was refused.</summary>
    /// <param name="error">What the token's check said.</param>
    /// <returns>The word.</returns>
    public static string OfToken(Exception? error) => error switch
    {
        AccessRefusedException refused => refused.Reason,
        SecurityTokenInvalidAudienceException => Audience,
        SecurityTokenInvalidIssuerException => Issuer,
        SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException or SecurityTokenInvalidLifetimeException => Lifetime,
        SecurityTokenSignatureKeyNotFoundException => Key,
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException => Signature,
        _ => Token,
    };
}

/// <summary>A sign-in or a token is refused.</summary>
/// <param name="reason">One of <see cref="RefusalReason"/>.</param>
/// <param name="who">Stable id when the provider vouched for it.</param>
/// <param name="inner">What the check said.</param>
internal sealed class AccessRefusedException(string reason, string who = AccessAudit.Nobody, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>One of <see cref="RefusalReason"/>.</summary>
    public string Reason { get; } = reason;

    /// <summary>Stable id, or <see cref="AccessAudit.Nobody"/>.</summary>
    public string Who { get; } = who;
}
