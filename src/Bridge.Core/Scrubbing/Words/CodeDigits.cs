using Bridge.Core.Scrubbing.Folding;
using Bridge.Core.Scrubbing.Numbers;

namespace Bridge.Core.Scrubbing.Words;

/// <summary>Finds the three or four digits of a security code beside its label.</summary>
internal static class CodeDigits
{
    private const int Reach = 12;

    /// <summary>Looks for the code behind a label.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="from">Index after the label.</param>
    /// <returns>Place of the digits; an end of -1 when there are none.</returns>
    public static (int Start, int End) After(ReadOnlySpan<char> text, int from)
    {
        var at = from;
        while (at < text.Length && at - from <= Reach)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                var end = Value(text, at);
                if (end > 0)
                {
                    return (at, end);
                }

                // "3 digits on the back", "cvv2": the digit is part of the label
                var next = at + 1;
                if (next >= text.Length || char.IsAsciiDigit(text[next]) || text[at] is not ('2' or '3' or '4'))
                {
                    return (0, -1);
                }

                at = from = next;
            }
            else if (char.IsAsciiLetter(text[at]))
            {
                var end = WordEnd(text, at);
                if (!Vocabulary.IsFiller(text[at..end]))
                {
                    return (0, -1);
                }

                at = end;
            }
            else if (IsBetween(text[at]))
            {
                at++;
            }
            else
            {
                return (0, -1);
            }
        }

        return (0, -1);
    }

    /// <summary>Looks for the code before a label.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="from">Index of the label.</param>
    /// <param name="isCertain">True when what stands between says that the digits are the code: "123 is my cvv", "123 (cvv)".</param>
    /// <returns>Place of the digits; an end of -1 when there are none.</returns>
    public static (int Start, int End) Before(ReadOnlySpan<char> text, int from, out bool isCertain)
    {
        isCertain = false;
        var at = from;
        while (at > 0 && from - at <= Reach)
        {
            var character = text[at - 1];
            if (char.IsAsciiDigit(character))
            {
                return Ending(text, at);
            }

            if (char.IsAsciiLetter(character))
            {
                var start = WordStart(text, at);
                if (!(text[start..at] is "is" or "the" or "my" or "as" or "for" or "a" or "are"))
                {
                    return (0, -1);
                }

                isCertain |= text[start..at] is "is";
                at = start;
                continue;
            }

            isCertain |= character is '(' or '=';
            if (!(character is ' ' or '(' or '[' or '=' or ':' or '-' or '"' or CharacterFolds.Tag))
            {
                return (0, -1);
            }

            at--;
        }

        return (0, -1);
    }

    /// <summary>Reads three or four digits that stand alone; single spaces or dashes may part them.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="at">Index of the first digit.</param>
    /// <returns>Index after the last one, or -1.</returns>
    public static int Value(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (end - at == 1)
        {
            var digits = 1;
            for (; digits < 5 && end + 1 < text.Length && text[end] is ' ' or '-' or '.' && char.IsAsciiDigit(text[end + 1])
                && (end + 2 == text.Length || !char.IsAsciiDigit(text[end + 2])); digits++)
            {
                end += 2;
            }

            return digits is 3 or 4 ? end : -1;
        }

        var isPart = end + 1 < text.Length && (text[end] == '%'
            || (text[end] is '-' or '.' or ':' && char.IsAsciiDigit(text[end + 1]))
            || (text[end] == ',' && end + 3 < text.Length && char.IsAsciiDigit(text[end + 1]) && char.IsAsciiDigit(text[end + 2]) && char.IsAsciiDigit(text[end + 3])));
        return end - at is 3 or 4 && !isPart ? end : -1;
    }

    // Three or four digits that end here and are no part of a word, a longer number or a sum.
    private static (int Start, int End) Ending(ReadOnlySpan<char> text, int end)
    {
        var start = end - 1;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        var isAlone = end - start is 3 or 4 && (start == 0 || !char.IsAsciiLetter(text[start - 1]))
            && !(start > 1 && text[start - 1] is '-' or '.' or ',' or '$' or '#');
        return isAlone ? (start, end) : (0, -1);
    }

    private static int WordEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return end;
    }

    private static int WordStart(ReadOnlySpan<char> text, int end)
    {
        var start = end;
        while (start > 0 && char.IsAsciiLetter(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static bool IsBetween(char character) => RunReader.IsSeparator(character)
        || character is ':' or '=' or '#' or '(' or ')' or '[' or ']' or '"' or '\'' or '>' or '|' or '?' or ';' or '\n' or '\r' or '{' or '}' or '~' or CharacterFolds.Tag;
}
