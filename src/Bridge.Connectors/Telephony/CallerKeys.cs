using System.Security.Cryptography;
using System.Text;
using Bridge.Mapping.Rules;

namespace Bridge.Connectors.Telephony;

/// <summary>Turns a caller's number into a key: the same number gives the same key, and nobody gets the number back.</summary>
/// <remarks>A plain hash would not do: there are few enough numbers to try them all. Safe for parallel use.</remarks>
/// <param name="secret">The secret of this installation.</param>
public sealed class CallerKeys(byte[] secret)
{
    private const int KeyBytes = 8;

    // Withheld numbers are no caller: they would be taken for one who calls all day.
    private static readonly string[] _withheld = ["anonymous", "unknown", "private", "withheld", "restricted", "unavailable"];

    /// <summary>Makes the key of a number.</summary>
    /// <param name="number">The number in any form; null, blank or withheld gives none.</param>
    /// <returns>16 hexadecimal digits, or null.</returns>
    public string? Of(string? number)
    {
        if (PhoneRule.Apply(number).Text is not { } text || _withheld.Contains(text.ToLowerInvariant()))
        {
            return null;
        }

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..KeyBytes]);
    }
}
