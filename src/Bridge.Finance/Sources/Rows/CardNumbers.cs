namespace Bridge.Finance.Sources.Rows;

/// <summary>Finds what may be a card number in an id or reference: 13 to 19 digits that pass the check digit, however they are parted.</summary>
/// <remarks>Source: ISO/IEC 7812-1, annex B (Luhn).</remarks>
internal static class CardNumbers
{
    private const int Shortest = 13;

    private const int Longest = 19;

    public static bool MayHold(string text)
    {
        if (text.Length < Shortest)
        {
            return false;
        }

        Span<byte> digits = stackalloc byte[Longest];
        var count = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                if (count < Longest)
                {
                    digits[count] = (byte)(text[at] - '0');
                }

                count++;
            }
            else if (at == text.Length || text[at] is not (' ' or '-' or '.'))
            {
                if (count is >= Shortest and <= Longest && IsLuhn(digits[..count]))
                {
                    return true;
                }

                count = 0;
            }
        }

        return false;
    }

    private static bool IsLuhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var at = 0; at < digits.Length; at++)
        {
            var digit = digits[^(at + 1)] * (at % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }
}
