using System.Security.Cryptography;
using System.Text;

namespace Bridge.Audit;

/// <summary>Turns record keys into names that only the holder of the key can match: HMAC-SHA256.</summary>
/// <remarks>Each side (support, finance) has its own key, so that their files cannot be joined. Source: RFC 2104.</remarks>
public sealed class AuditPseudonyms
{
    private const int KeyLength = 32;
    private readonly byte[] _key;

    private AuditPseudonyms(byte[] key) => _key = key;

    /// <summary>Opens the key; a file that is not there yet is made.</summary>
    /// <param name="secret">Where it is: at least 32 bytes in base64.</param>
    /// <returns>The pseudonyms.</returns>
    /// <exception cref="AuditException">It is not such a key, or cannot be read.</exception>
    public static AuditPseudonyms Open(AuditSecret secret)
    {
        var text = secret.Read(() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength)), out _);
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), key, out var length) && length >= KeyLength
            ? new AuditPseudonyms(key[..length])
            : throw new AuditException("The audit's pseudonym key is not at least 32 bytes in base64.", "Give the right key, or a path where none exists yet.");
    }

    /// <summary>Names a record; also how an auditor who knows a key finds its entries.</summary>
    /// <param name="recordKey">Key of the record.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public string Of(string recordKey) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(recordKey)));
}
