namespace Bridge.Core.Tests.Scrubbing;

/// <summary>Draws numbers that a network might issue: its first digits, a length of its own, the right check digit.</summary>
/// <remarks>Source: ISO/IEC 7812-1 (check digit); ranges as in docs/operations/cards.md.</remarks>
internal static class TrueNumbers
{
    private static readonly (int From, int To, int[] Lengths)[] _ranges =
    [
        (4, 4, [16, 16, 16, 19]), (51, 55, [16]), (2221, 2720, [16]), (34, 34, [15]), (37, 37, [15]), (6011, 6011, [16, 19]), (644, 649, [16, 19]), (65, 65, [16, 19]),
        (300, 305, [14, 16]), (309, 309, [14, 16]), (36, 36, [14, 15, 16, 17, 18, 19]), (38, 39, [14, 16, 19]), (3528, 3589, [16, 17, 18, 19]), (62, 62, [16, 17, 18, 19]),
        (5018, 5020, [16]), (5038, 5038, [16]), (5893, 5893, [16]), (6304, 6304, [16]), (6703, 6703, [16]), (6759, 6759, [16]), (6761, 6763, [16]),
    ];

    /// <summary>Draws one.</summary>
    /// <param name="random">Chance.</param>
    /// <returns>Its digits.</returns>
    public static string Next(Random random)
    {
        var (from, to, lengths) = _ranges[random.Next(_ranges.Length)];
        var length = lengths[random.Next(lengths.Length)];
        var digits = random.Next(from, to + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        while (digits.Length < length - 1)
        {
            digits += (char)('0' + random.Next(10));
        }

        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[digits.Length - 1 - place] - '0';
            digit = place % 2 == 0 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return digits + (char)('0' + (10 - sum % 10) % 10);
    }
}
