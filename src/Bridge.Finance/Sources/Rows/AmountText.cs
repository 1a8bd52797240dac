using System.Globalization;
using Bridge.Finance.Values;

namespace Bridge.Finance.Sources.Rows;

/// <summary>Amounts as exports write them: <c>1,234.50</c>, <c>$50.00</c>, <c>(50.00)</c>, <c>-50.00</c>, <c>50.00-</c>, <c>USD 50</c>.</summary>
internal static class AmountText
{
    /// <summary>Reads an amount of at most two decimals.</summary>
    /// <param name="text">Trimmed text; blank is not an amount.</param>
    /// <param name="amount">The amount.</param>
    /// <returns>False when the text is not certainly one: <c>1.234,50</c>, <c>1,23</c> and <c>1E+05</c> are refused, not guessed.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal amount)
    {
        var isNegative = false;
        if (text is ['(', .., ')'])
        {
            text = text[1..^1].Trim();
            isNegative = true;
        }

        text = Unmarked(text);
        var hasSign = TakeSign(ref text);
        text = Unmarked(text);
        hasSign |= !hasSign && TakeSign(ref text);

        amount = 0;
        if ((hasSign && isNegative) || text.IsEmpty || !char.IsAsciiDigit(text[^1]) || !IsGrouped(text)
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out amount)
            || !Money.Fits(amount))
        {
            return false;
        }

        amount = isNegative || hasSign ? -amount : amount;
        return true;
    }

    private static ReadOnlySpan<char> Unmarked(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        foreach (var mark in (ReadOnlySpan<string>)["US$", "USD", "CAD", "$"])
        {
            if (text.StartsWith(mark, StringComparison.Ordinal))
            {
                return text[mark.Length..].Trim();
            }

            if (text.EndsWith(mark, StringComparison.Ordinal))
            {
                return text[..^mark.Length].Trim();
            }
        }

        return text;
    }

    private static bool TakeSign(ref ReadOnlySpan<char> text)
    {
        var isBefore = text is ['-' or '\u2212', ..];
        var isAfter = !isBefore && text is [.., '-' or '\u2212'];
        text = (isBefore ? text[1..] : isAfter ? text[..^1] : text).Trim();
        return isBefore || isAfter;
    }

    // Commas only where thousands have them, so that a decimal comma is never read as one.
    private static bool IsGrouped(ReadOnlySpan<char> text)
    {
        if (!text.Contains(','))
        {
            return true;
        }

        var whole = text.IndexOf('.') is >= 0 and var point ? text[..point] : text;
        var first = whole.IndexOf(',');
        if (first is < 1 or > 3 || text[whole.Length..].Contains(','))
        {
            return false;
        }

        for (whole = whole[first..]; !whole.IsEmpty; whole = whole[4..])
        {
            if (whole.Length < 4 || whole[0] != ',' || whole[1..4].ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        return true;
    }
}
