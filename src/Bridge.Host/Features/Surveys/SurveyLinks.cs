using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Bridge.Host.Features.Surveys;

/// <summary>Makes and reads the links of mails: an invitation's key and a signature, so that a forged link is refused without a look into the store.</summary>
/// <param name="key">Signs.</param>
/// <param name="address">Address at which members reach the bridge.</param>
internal sealed class SurveyLinks(byte[] key, Uri address)
{
    /// <summary>Path before the token.</summary>
    public const string Path = "/s/";

    /// <summary>Behind a token: the link by which a member wants no more surveys.</summary>
    public const string Stop = "stop";

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

    /// <summary>The link by which whoever got an invitation wants no more.</summary>
    /// <param name="invitation">Its key.</param>
    /// <returns>The whole address.</returns>
    public Uri StopOf(string invitation) => new($"{Of(invitation).AbsoluteUri}/{Stop}");

    /// <summary>The token of an invitation.</summary>
    /// <param name="invitation">Its key.</param>
    /// <returns>43 characters of base64url.</returns>
    public string TokenOf(string invitation)
    {
        var bytes = new byte[KeyBytes + SignatureBytes];
        Convert.FromHexString(invitation).CopyTo(bytes, 0);
        Sign(bytes.AsSpan(0, KeyBytes), bytes.AsSpan(KeyBytes));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a token.</summary>
    /// <param name="token">Anything.</param>
    /// <returns>The invitation's key; null when the token is not one of ours.</returns>
    public string? Read(string token)
    {
        Span<byte> bytes = stackalloc byte[KeyBytes + SignatureBytes];

        // The decoder takes one spelling only: the two bits too many of the last character must be zero, as we write them.
        if (token.Length != TokenLength
            || Base64Url.DecodeFromChars(token, bytes, out _, out var written) != OperationStatus.Done || written != bytes.Length)
        {
            return null;
        }

        Span<byte> signature = stackalloc byte[SignatureBytes];
        Sign(bytes[..KeyBytes], signature);
        return CryptographicOperations.FixedTimeEquals(signature, bytes[KeyBytes..]) ? Convert.ToHexStringLower(bytes[..KeyBytes]) : null;
    }

    private void Sign(ReadOnlySpan<byte> text, Span<byte> signature)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, text, whole);
        whole[..SignatureBytes].CopyTo(signature);
    }
}
