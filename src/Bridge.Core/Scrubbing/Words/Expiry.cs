namespace Bridge.Core.Scrubbing.Words;

/// <summary>Reads expiry dates: <c>12/28</c>, <c>12-2028</c>, <c>1228</c>, <c>12 | 28</c>.</summary>
internal static class Expiry
{
    /// <summary>Most characters between a label and its date, or a card and its date.</summary>
    public const int Reach = 24;

    /// <summary>Reads a date that begins at a digit.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="at">Index of its first digit.</param>
    /// <param name="isPacked">Afterwards true when month and year have nothing between them.</param>
    /// <returns>Index after it, or -1 when it is none.</returns>
    public static int Read(ReadOnlySpan<char> text, int at, out bool isPacked)
    {
        isPacked = false;
        var end = DigitsEnd(text, at);
        if (at > 0 && char.IsAsciiDigit(text[at - 1]))
        {
            return -1;
        }

        if (end - at is 4 or 6)
        {
            isPacked = true;
            return IsMonth(text[at..(at + 2)]) && IsYear(text[(at + 2)..end]) ? end : -1;
        }

        if (end - at > 2 || !IsMonth(text[at..end]))
        {
            return -1;
        }

        var year = end;
        while (year < text.Length && year - end < 3 && text[year] is ' ' or '/' or '-' or '.' or '|' or ',')
        {
            year++;
        }

        var last = DigitsEnd(text, year);
        var isDate = year > end && IsYear(text[year..last]) && !IsFollowed(text, last);
        return isDate ? last : -1;
    }

    /// <summary>Finds the date that a card number or a label is followed by.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="from">Index after the card number or the label.</param>
    /// <param name="isLabelled">True when it follows a label.</param>
    /// <returns>Its place; end -1 when there is none.</returns>
    public static (int Start, int End) After(ReadOnlySpan<char> text, int from, bool isLabelled)
    {
        var at = from;
        while (at < text.Length && at - from <= Reach && !char.IsAsciiDigit(text[at]))
        {
            var word = at;
            while (word < text.Length && char.IsAsciiLetter(text[word]))
            {
                word++;
            }

            if (word > at)
            {
                var isExpiry = (Vocabulary.Sense(text[at..word]) & WordSense.Expiry) != 0;
                if (!isExpiry && !Vocabulary.IsFiller(text[at..word]) && !IsPart(text[at..word]))
                {
                    return (at, -1);
                }

                isLabelled |= isExpiry;
                at = word;
            }
            else
            {
                at++;
            }
        }

        if (at >= text.Length || !char.IsAsciiDigit(text[at]))
        {
            return (at, -1);
        }

        var end = Read(text, at, out var isPacked);
        return (at, end > 0 && isPacked && !isLabelled && !IsBeforeCode(text, end) ? -1 : end);
    }

    /// <summary>Tells whether a word about expiry stands directly before a date.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="at">Index of the date.</param>
    /// <returns>True when one does.</returns>
    public static bool IsLabelled(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end > 0 && at - end < 4 && !char.IsAsciiLetter(text[end - 1]))
        {
            end--;
        }

        var start = end;
        while (start > 0 && char.IsAsciiLetter(text[start - 1]))
        {
            start--;
        }

        return (Vocabulary.Sense(text[start..end]) & WordSense.Expiry) != 0;
    }

    // Without a label, four digits are a date only if a code follows them.
    private static bool IsBeforeCode(ReadOnlySpan<char> text, int end)
    {
        var code = end;
        while (code < text.Length && code - end < 3 && text[code] is ' ' or '/' or '-' or '|' or ',' or ';')
        {
            code++;
        }

        return code > end && DigitsEnd(text, code) - code is 3 or 4;
    }

    private static bool IsPart(ReadOnlySpan<char> word) => word is "date" or "Date" or "mm" or "yy" or "MM" or "YY" or "YYYY" or "through" or "until" or "till"
        or "to" or "good" or "ends" or "D" or "d" or "month" or "year";

    private static bool IsMonth(ReadOnlySpan<char> digits) => digits.Length is 1 or 2 && Value(digits) is >= 1 and <= 12;

    private static bool IsYear(ReadOnlySpan<char> digits) =>
        digits.Length == 2 ? Value(digits) is >= 15 and <= 49 : digits.Length == 4 && Value(digits) is >= 2015 and <= 2049;

    private static int Value(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = value * 10 + digit - '0';
        }

        return value;
    }

    private static bool IsFollowed(ReadOnlySpan<char> text, int end) =>
        end + 1 < text.Length && text[end] is '/' or '-' or '.' && char.IsAsciiDigit(text[end + 1]) && !(text[end] == '/' && DigitsEnd(text, end + 1) - end - 1 is 3);

    private static int DigitsEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }
}
