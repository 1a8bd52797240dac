using System.Buffers;

namespace Bridge.Core.Scrubbing.Words;

/// <summary>Finds security codes by their labels.</summary>
/// <remarks>Source: PCI DSS v4.0.1, requirement 3.3.1: the code must not be kept, with or without a card number.</remarks>
internal static class CodeLabels
{
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

            if (CodeDigits.After(text, end) is { End: > 0 } after)
            {
                if (!IsYear(text[after.Start..after.End]) || words.HasPaymentNear(after.Start, after.End, Context) || !IsVague(text, mark))
                {
                    found.Add(after);
                }
            }
            else if (CodeDigits.Before(text, mark.Start, out var isCertain) is { End: > 0 } before
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
}
