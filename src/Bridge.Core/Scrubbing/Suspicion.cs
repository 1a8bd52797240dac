using System.Buffers;
using System.Globalization;

namespace Bridge.Core.Scrubbing;

/// <summary>Tells cheaply, without allocation, that a text cannot hold card data.</summary>
internal static class Suspicion
{
    private const int ShortestCode = 3;
    private const int ShortestCard = 12;

    private static readonly SearchValues<string> _labels = SearchValues.Create(
        ["cvv", "cvc", "cvn", "cvd", "cid", "csc", "code", "digit", "verification", "number on", "numbers on", "number at", "number from", "number printed"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether a text is harmless.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when it certainly holds no card data; false when it must be looked at.</returns>
    public static bool IsHarmless(ReadOnlySpan<char> text)
    {
        var digits = 0;
        var isExotic = false;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
            {
                digits++;
            }
            else if (character >= '\u00AD')
            {
                isExotic |= character is '\u00AD' or >= '\u0300';
                digits += Digits(character);
            }

            if (digits >= ShortestCard)
            {
                return false;
            }
        }

        return digits < ShortestCode
            || (!isExotic && !text.Contains('%') && !text.Contains("&#", StringComparison.Ordinal) && !HasLabel(text));
    }

    /// <summary>Tells whether a text may name a security code.</summary>
    /// <param name="text">The text, or its fold.</param>
    /// <returns>False when it certainly does not.</returns>
    public static bool HasLabel(ReadOnlySpan<char> text) => text.ContainsAny(_labels);

    // A numeral beyond ASCII can stand for two digits (circled 42); half of a surrogate pair may be part of one.
    private static int Digits(char character) => CharUnicodeInfo.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber => 2,
        UnicodeCategory.Surrogate => 1,
        _ => 0,
    };
}
