namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>The check digit of card numbers.</summary>
/// <remarks>Source: ISO/IEC 7812-1, annex B.</remarks>
internal static class Luhn
{
    /// <summary>Checks a number.</summary>
    /// <param name="digits">Values 0 to 9.</param>
    /// <returns>True when its last digit is right.</returns>
    public static bool IsValid(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        var isDoubled = false;
        for (var at = digits.Length - 1; at >= 0; at--)
        {
            var value = isDoubled ? digits[at] * 2 : digits[at];
            sum += value > 9 ? value - 9 : value;
            isDoubled = !isDoubled;
        }

        return sum % 10 == 0;
    }
}
