namespace Bridge.Core.Scrubbing.Numbers;

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

    private static readonly NetworkLengths[] _lengths = [.. Enumerable.Range(0, 10_000).Select(Read)];

    private static readonly bool[] _beginnings = [.. Enumerable.Range(0, 100).Select(two => _lengths.Skip(two * 100).Take(100).Any(lengths => !lengths.IsNone))];

    /// <summary>Looks a prefix up.</summary>
    /// <param name="four">The first four digits, 0 to 9999.</param>
    /// <returns>The lengths of its numbers.</returns>
    public static NetworkLengths Find(int four) => _lengths[four];

    /// <summary>Tells whether a network's numbers may begin with two digits.</summary>
    /// <param name="first">0 to 9.</param>
    /// <param name="second">0 to 9.</param>
    /// <returns>True when they may.</returns>
    public static bool CanBegin(int first, int second) => _beginnings[first * 10 + second];

    /// <summary>Tells whether the numbers of a prefix have a printed code of four digits.</summary>
    /// <param name="four">The first four digits.</param>
    /// <returns>True for American Express.</returns>
    public static bool IsAmex(int four) => four / 100 is 34 or 37;

    /// <summary>Tells whether a prefix is of Diners Club.</summary>
    /// <param name="four">The first four digits.</param>
    /// <returns>True when it is.</returns>
    public static bool IsDiners(int four) => four / 100 is 36 or 38 or 39 || four / 10 is (>= 300 and <= 305) or 309;

    /// <summary>Tells whether some numbers of a prefix have no valid check digit.</summary>
    /// <param name="four">The first four digits.</param>
    /// <returns>True for UnionPay.</returns>
    public static bool MayLackCheckDigit(int four) => four / 100 == 62;

    private static NetworkLengths Read(int four) => (four / 1000) switch
    {
        1 => new NetworkLengths(0, NetworkLengths.Bits(15, 15)),
        2 => four is >= 2221 and <= 2720 ? Certain(16, 16) : default,
        3 => Three(four),
        4 => new NetworkLengths((byte)(NetworkLengths.Bits(16, 16) | NetworkLengths.Bits(19, 19)), NetworkLengths.Bits(13, 13)),
        5 => four / 100 is >= 51 and <= 55 ? Certain(16, 16) : Maestro(four),
        6 => Six(four),
        8 => four is >= 8100 and <= 8171 ? new NetworkLengths(0, NetworkLengths.Bits(16, Longest)) : default,
        _ => default,
    };

    private static NetworkLengths Three(int four) =>
        IsDiners(four) ? Certain(14, Longest)
        : IsAmex(four) ? Certain(15, 15)
        : four == 3088 ? Certain(16, 16)
        : four is >= 3528 and <= 3589 ? Certain(16, Longest)
        : default;

    private static NetworkLengths Six(int four)
    {
        if (four / 100 == 62)
        {
            return Certain(16, Longest);
        }

        var isDiscover = four == 6011 || four / 10 is >= 644 and <= 649 || four / 100 == 65;
        return isDiscover ? new NetworkLengths((byte)(NetworkLengths.Bits(16, 16) | NetworkLengths.Bits(19, 19)), 0) : Maestro(four);
    }

    private static NetworkLengths Maestro(int four) =>
        four is 5018 or 5019 or 5020 or 5038 or 5893 or 6304 or 6703 or 6759 or (>= 6761 and <= 6763)
            ? new NetworkLengths(NetworkLengths.Bits(16, 16), (byte)(NetworkLengths.Bits(Shortest, Longest) & ~NetworkLengths.Bits(16, 16)))
            : default;

    private static NetworkLengths Certain(int shortest, int longest) => new(NetworkLengths.Bits(shortest, longest), 0);
}
