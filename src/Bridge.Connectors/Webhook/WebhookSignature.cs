using System.Security.Cryptography;
using System.Text;

namespace Bridge.Connectors.Webhook;

/// <summary>The signature of a notice: base64 of HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
/// <remarks>Source: Standard Webhooks 1.0.0, "Signature scheme", symmetric.</remarks>
internal static class WebhookSignature
{
    /// <summary>Signs.</summary>
    /// <param name="key">The key.</param>
    /// <param name="id">Id of the notice.</param>
    /// <param name="at">Seconds since 1970 UTC at which it is sent.</param>
    /// <param name="body">Its body.</param>
    /// <returns>The signature with its version.</returns>
    public static string Of(byte[] key, string id, string at, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{at}."));
        hash.AppendData(body);
        return $"v1,{Convert.ToBase64String(hash.GetHashAndReset())}";
    }
}
