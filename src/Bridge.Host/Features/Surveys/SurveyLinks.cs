using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace Bridge.Host.Features.Surveys;

/// <summary>Makes and reads the links of mails: an invitation's key and a signature, so that a forged link is refused without a look into the store.</summary>
/// <param name="key">Signs.</param>
/// <param name="address">Address at which members reach the bridge.</param>
internal sealed class SurveyLinks(byte[] key, Uri address)
{
    /// <summary>Path before the token.</summary>
    public const string Path = "/s/";

    private const int KeyBytes = 16;
    private const int SignatureBytes = 16;
    private const int TokenLength = 43;

    /// <summary>A key for a new invitation.</summary>
    /// <returns>16 random bytes, hexadecimal.</returns>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The link of an invitation.</summary>
    /// <param name="invitation">Its key.</param>
    /// <returns>The whole address.</returns>
    public Uri Of(string invitation) => new($"{address.AbsoluteUri.TrimEnd('/')}{Path}{TokenOf(invitation)}");

    /// <summary>The token of an invitation.</summary>
    /// <param name="invitation">Its key.</param>
    /// <returns>43 characters of base64url.</returns>
    public string TokenOf(string invitation)
    {
        var bytes = new byte[KeyBytes + SignatureBytes];
        Convert.FromHexString(invitation).CopyTo(bytes, 0);
        Sign(bytes.AsSpan(0, KeyBytes), bytes.AsSpan(KeyBytes));
        return WebEncoders.Base64UrlEncode(bytes);
    }

    /// <summary>Reads a token.</summary>
    /// <param name="token">Anything.</param>
    /// <returns>The invitation's key; null when the token is not one of ours.</returns>
    public string? Read(string token)
    {
        if (token.Length != TokenLength || !token.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            return null;
        }

        var bytes = WebEncoders.Base64UrlDecode(token);
        Span<byte> signature = stackalloc byte[SignatureBytes];
        Sign(bytes.AsSpan(0, KeyBytes), signature);
        var isOurs = CryptographicOperations.FixedTimeEquals(signature, bytes.AsSpan(KeyBytes));

        // The last character of 43 holds two bits that say nothing: only the spelling that we write counts.
        return isOurs && WebEncoders.Base64UrlEncode(bytes) == token ? Convert.ToHexStringLower(bytes.AsSpan(0, KeyBytes)) : null;
    }

    private void Sign(ReadOnlySpan<byte> text, Span<byte> signature)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, text, whole);
        whole[..SignatureBytes].CopyTo(signature);
    }
}
