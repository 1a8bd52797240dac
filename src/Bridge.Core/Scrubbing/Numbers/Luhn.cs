namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>The check digit of card numbers, as running sums: any stretch of digits is checked in one step.</summary>
/// <remarks>
/// Two sums are kept, modulo ten: one with every digit in an even place doubled, one with those in odd places. A stretch is
/// valid when the sum that leaves its last digit as it is does not change over it.
/// Source: ISO/IEC 7812-1, annex B.
/// </remarks>
internal static class Luhn
{
    private const int EvenDoubled = 0x0F;
    private const int OddDoubled = 0xF0;

    /// <summary>Adds a digit.</summary>
    /// <param name="sums">Both sums of what stands before it.</param>
    /// <param name="digit">0 to 9.</param>
    /// <param name="place">Index of the digit.</param>
    /// <returns>Both sums with it.</returns>
    public static byte Add(byte sums, int digit, int place)
    {
        var doubled = digit > 4 ? digit * 2 - 9 : digit * 2;
        var isEven = (place & 1) == 0;
        var even = (sums & EvenDoubled) + (isEven ? doubled : digit);
        var odd = (sums >> 4) + (isEven ? digit : doubled);
        return (byte)((even > 9 ? even - 10 : even) | (odd > 9 ? odd - 10 : odd) << 4);
    }

    /// <summary>Checks a stretch.</summary>
    /// <param name="before">Sums before its first digit.</param>
    /// <param name="after">Sums after its last digit.</param>
    /// <param name="end">Index after its last digit.</param>
    /// <returns>True when the last digit is right.</returns>
    public static bool IsValid(byte before, byte after, int end) => ((before ^ after) & ((end & 1) == 0 ? EvenDoubled : OddDoubled)) == 0;
}
