namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>What a number's first digits and its length say.</summary>
internal enum NetworkMatch
{
    /// <summary>No network issues such numbers.</summary>
    None,

    /// <summary>A network does, but so do others: only beside a word about payment.</summary>
    InContext,

    /// <summary>A network does, and the check digit settles it.</summary>
    Certain,
}

/// <summary>Prefixes and lengths of the card networks.</summary>
/// <remarks>
/// Sources: ISO/IEC 7812-1 (first digits); the networks' published ranges and test numbers: Mastercard 2221-2720 and 51-55,
/// American Express 34 and 37, Discover 6011, 644-649 and 65, Diners Club 300-305, 309, 36, 38 and 39, JCB 3528-3589,
/// UnionPay 62 and 81, Maestro and Dankort as listed, UATP 1.
/// </remarks>
internal static class Networks
{
    /// <summary>Length of the shortest number of any network.</summary>
    public const int Shortest = 12;

    /// <summary>Length of the longest.</summary>
    public const int Longest = 19;

    /// <summary>Looks a number up.</summary>
    /// <param name="digits">Values 0 to 9, at least <see cref="Shortest"/>.</param>
    /// <returns>What is known of it.</returns>
    public static NetworkMatch Find(ReadOnlySpan<byte> digits)
    {
        var (length, four) = (digits.Length, digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]);
        return digits[0] switch
        {
            1 => length == 15 ? NetworkMatch.InContext : NetworkMatch.None,
            2 => four is >= 2221 and <= 2720 && length == 16 ? NetworkMatch.Certain : NetworkMatch.None,
            3 => Three(four, length),
            4 => length is 16 or 19 ? NetworkMatch.Certain : length == 13 ? NetworkMatch.InContext : NetworkMatch.None,
            5 => four / 100 is >= 51 and <= 55 && length == 16 ? NetworkMatch.Certain : Maestro(four, length),
            6 => Six(four, length),
            8 => four is >= 8100 and <= 8171 && length is >= 16 and <= 19 ? NetworkMatch.InContext : NetworkMatch.None,
            _ => NetworkMatch.None,
        };
    }

    /// <summary>Tells whether the numbers of a prefix have a printed code of four digits.</summary>
    /// <param name="digits">The number.</param>
    /// <returns>True for American Express.</returns>
    public static bool IsAmex(ReadOnlySpan<byte> digits) => digits[0] == 3 && digits[1] is 4 or 7;

    /// <summary>Tells whether a number is of Diners Club.</summary>
    /// <param name="digits">The number.</param>
    /// <returns>True when it is.</returns>
    public static bool IsDiners(ReadOnlySpan<byte> digits) =>
        digits[0] == 3 && (digits[1] is 6 or 8 or 9 || (digits[1] == 0 && digits[2] is <= 5 or 9));

    private static NetworkMatch Three(int four, int length)
    {
        var isCertain = (four / 100) switch
        {
            34 or 37 => length == 15,
            36 or 38 or 39 => length is >= 14 and <= 19,
            30 => (four / 10 is (>= 300 and <= 305) or 309 && length is >= 14 and <= 19) || (four == 3088 && length == 16),
            35 => four is >= 3528 and <= 3589 && length is >= 16 and <= 19,
            _ => false,
        };
        return isCertain ? NetworkMatch.Certain : NetworkMatch.None;
    }

    private static NetworkMatch Six(int four, int length)
    {
        if (four / 100 == 62)
        {
            return length is >= 16 and <= 19 ? NetworkMatch.Certain : NetworkMatch.None;
        }

        var isDiscover = four == 6011 || four / 10 is >= 644 and <= 649 || four / 100 == 65;
        return isDiscover ? (length is 16 or 19 ? NetworkMatch.Certain : NetworkMatch.None) : Maestro(four, length);
    }

    private static NetworkMatch Maestro(int four, int length)
    {
        if (four is not (5018 or 5019 or 5020 or 5038 or 5893 or 6304 or 6703 or 6759 or (>= 6761 and <= 6763)))
        {
            return NetworkMatch.None;
        }

        return length == 16 ? NetworkMatch.Certain : NetworkMatch.InContext;
    }

    /// <summary>Tells whether some numbers of a prefix have no valid check digit.</summary>
    /// <param name="digits">The number.</param>
    /// <returns>True for UnionPay.</returns>
    public static bool MayLackCheckDigit(ReadOnlySpan<byte> digits) => digits[0] == 6 && digits[1] == 2;
}
