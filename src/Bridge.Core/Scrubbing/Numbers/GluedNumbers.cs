namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Recognises a card number with its code, its expiry or both glued on.</summary>
internal static class GluedNumbers
{
    /// <summary>Length of the shortest.</summary>
    public const int Shortest = 17;

    private const int ShortestCard = 13;
    private const int ShortestTail = 3;
    private const int LongestTail = 8;

    /// <summary>Tells whether some digits are one.</summary>
    /// <param name="run">The run.</param>
    /// <param name="from">Index of the first digit.</param>
    /// <param name="length">Number of digits.</param>
    /// <param name="lastLength">Length of the last group; what is glued on is a part of it.</param>
    /// <param name="network">Lengths of the numbers that begin so.</param>
    /// <returns>True when they are.</returns>
    public static bool IsOne(DigitRun run, int from, int length, int lastLength, NetworkLengths network)
    {
        if (length < Shortest)
        {
            return false;
        }

        var digits = run.Digits(from, length);
        for (var card = Math.Max(ShortestCard, length - LongestTail); card <= Math.Min(Networks.Longest, length - ShortestTail); card++)
        {
            if (length - card < lastLength && network.Has(card) && run.IsChecked(from, from + card)
                && IsTail(digits[card..], Networks.IsAmex(run.Four(from)) ? 4 : 3))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTail(ReadOnlySpan<byte> tail, int code) =>
        tail.Length == code || (tail.Length == 4 && IsMonthYear(tail)) || (tail.Length == 6 && IsMonthYear(tail[..2], tail[2..]))
        || (tail.Length == 4 + code && (IsMonthYear(tail[..4]) || IsMonthYear(tail[code..])));

    private static bool IsMonthYear(ReadOnlySpan<byte> four) => Two(four) is >= 1 and <= 12 && Two(four[2..]) is >= 15 and <= 49;

    private static bool IsMonthYear(ReadOnlySpan<byte> month, ReadOnlySpan<byte> year) =>
        Two(month) is >= 1 and <= 12 && Two(year) == 20 && Two(year[2..]) is >= 15 and <= 49;

    private static int Two(ReadOnlySpan<byte> digits) => digits[0] * 10 + digits[1];
}
