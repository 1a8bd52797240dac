using System.Buffers;
using Bridge.Core.Scrubbing.Folding;
using Bridge.Core.Scrubbing.Numbers;

namespace Bridge.Core.Scrubbing.Words;

/// <summary>Finds security codes by their labels.</summary>
/// <remarks>Source: PCI DSS v4.0.1, requirement 3.3.1: the code must not be kept, with or without a card number.</remarks>
internal static class CodeLabels
{
    private const int Reach = 12;
    private const int Context = 40;
    private static readonly SearchValues<char> _betweenWords = SearchValues.Create(" ,.:;()/-\n\r'\"");

    /// <summary>Finds the codes of a fold.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="words">Its words.</param>
    /// <param name="dates">Its expiry dates.</param>
    /// <returns>Places of the digits, in order.</returns>
    public static List<(int Start, int End)> Find(ReadOnlySpan<char> text, WordMarks words, ExpiryMarks dates)
    {
        var found = new List<(int, int)>();
        foreach (var mark in words.All)
        {
            if ((mark.Sense & (WordSense.Code | WordSense.CodePhrase)) == 0 || LabelEnd(text, mark, words) is not (>= 0 and var end))
            {
                continue;
            }

            if (After(text, end) is { End: > 0 } after)
            {
                if (!IsYear(text[after.Start..after.End]) || words.HasPaymentNear(after.Start, after.End, Context) || !IsVague(text, mark))
                {
                    found.Add(after);
                }
            }
            else if (Before(text, mark.Start, out var isCertain) is { End: > 0 } before
                && (isCertain || words.HasPaymentNear(before.Start, mark.End, Context) || dates.IsNear(text, before.Start, mark.End, Context)))
            {
                found.Add(before);
            }
        }

        found.Sort();
        return found;
    }

    private static int LabelEnd(ReadOnlySpan<char> text, WordMark mark, WordMarks words)
    {
        var word = text[mark.Start..mark.End];
        if ((mark.Sense & WordSense.Code) != 0)
        {
            var isQuery = mark.Start > 0 && text[mark.Start - 1] is '?' or '&'; // "?cid=1234" counts a campaign
            var isNamed = mark.End + 1 < text.Length && text[mark.End] == '2' && !char.IsAsciiDigit(text[mark.End + 1]);
            return isQuery && IsVague(text, mark) ? -1 : mark.End + (isNamed ? 1 : 0);
        }

        if (word.Equals("security", StringComparison.OrdinalIgnoreCase))
        {
            var end = PhraseReader.Follow(text, mark.End, "code|codes");
            return end > 0 && (words.HasPaymentNear(mark.Start, end, Context) || !IsOfPremises(text, mark.Start, end)) ? OfCard(text, end) : -1;
        }

        if (word.Equals("verification", StringComparison.OrdinalIgnoreCase))
        {
            var isOfCard = words.LastBefore(mark.Start) is { } before && (before.Sense & WordSense.Payment) != 0 && mark.Start - before.End <= 2;
            return isOfCard ? PhraseReader.Follow(text, mark.End, "value|code|number|digits") : -1;
        }

        var side = PhraseReader.Follow(text, mark.End, "|printed|found", "on|from|at", "|the|my", "back|front|reverse");
        return side > 0 ? OfCard(text, side) : -1;
    }

    private static int OfCard(ReadOnlySpan<char> text, int end) =>
        PhraseReader.Follow(text, end, "of|on", "|the|my|our|your", "card|back|front") is > 0 and var longer ? longer : end;

    private static bool IsOfPremises(ReadOnlySpan<char> text, int start, int end)
    {
        var near = text[Math.Max(0, start - 24)..Math.Min(text.Length, end + 24)];
        while (!near.IsEmpty)
        {
            var length = near.IndexOfAny(_betweenWords);
            length = length < 0 ? near.Length : length;
            if (Vocabulary.IsPremises(near[..length]))
            {
                return true;
            }

            near = near[Math.Min(length + 1, near.Length)..];
        }

        return false;
    }

    // Three letters that stand for many other things too.
    private static bool IsVague(ReadOnlySpan<char> text, WordMark mark) =>
        text[mark.Start..mark.End].Equals("cid", StringComparison.OrdinalIgnoreCase) || text[mark.Start..mark.End].Equals("csc", StringComparison.OrdinalIgnoreCase);

    private static bool IsYear(ReadOnlySpan<char> digits) => digits.Length == 4 && digits[..2] is "19" or "20";

    private static (int Start, int End) After(ReadOnlySpan<char> text, int from)
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
                var end = at;
                while (end < text.Length && char.IsAsciiLetter(text[end]))
                {
                    end++;
                }

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

    private static (int Start, int End) Before(ReadOnlySpan<char> text, int from, out bool isCertain)
    {
        isCertain = false;
        var at = from;
        while (at > 0 && from - at <= Reach)
        {
            var character = text[at - 1];
            if (char.IsAsciiDigit(character))
            {
                var start = at - 1;
                while (start > 0 && char.IsAsciiDigit(text[start - 1]))
                {
                    start--;
                }

                var isAlone = at - start is 3 or 4 && (start == 0 || !char.IsAsciiLetter(text[start - 1]))
                    && !(start > 1 && text[start - 1] is '-' or '.' or ',' or '$' or '#');
                return isAlone ? (start, at) : (0, -1);
            }

            if (char.IsAsciiLetter(character))
            {
                var start = at;
                while (start > 0 && char.IsAsciiLetter(text[start - 1]))
                {
                    start--;
                }

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

    private static bool IsBetween(char character) => RunReader.IsSeparator(character)
        || character is ':' or '=' or '#' or '(' or ')' or '[' or ']' or '"' or '\'' or '>' or '|' or '?' or ';' or '\n' or '\r' or '{' or '}' or '~' or CharacterFolds.Tag;

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
}
