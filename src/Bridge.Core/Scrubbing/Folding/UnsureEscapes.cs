using Bridge.Core.Scrubbing.Numbers;

namespace Bridge.Core.Scrubbing.Folding;

/// <summary>
/// Tells where the two digits of <c>%34</c> or <c>=34</c> might be those of a number: if one begins with them, or one ends before the sign,
/// or if they are the first ones of a code before a word.
/// </summary>
/// <remarks>Read so, nothing around them is an escape either; so there must be enough digits before the next sign. Looks at few characters, whatever they are.</remarks>
internal static class UnsureEscapes
{
    private const int Farthest = 160;
    private const int FarthestWord = 3;
    private const int ShortestCode = 3;
    private const int LongestCode = 4;

    /// <summary>Tells whether an escape is one of those.</summary>
    /// <param name="text">The original text.</param>
    /// <param name="at">Index of the sign.</param>
    /// <param name="used">Number of UTF-16 units of the escape.</param>
    /// <returns>True when the text must be read in both ways.</returns>
    public static bool IsOne(ReadOnlySpan<char> text, int at, int used) =>
        used == 3 && text[at] is '%' or '=' && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2])
            && ((Networks.CanBegin(text[at + 1] - '0', text[at + 2] - '0') && IsNumber(text, at + 1, step: 1))
                || (text[at + 1] == '3' && at > 0 && IsNumber(text, at - 1, step: -1))
                || IsCode(text, at));

    // "%341 (cvv)"
    private static bool IsCode(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        while (end < text.Length && end - at <= LongestCode + 1 && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var word = end;
        while (word < text.Length && word - end < FarthestWord && !char.IsAsciiLetterOrDigit(text[word]))
        {
            word++;
        }

        return end - at - 1 is ShortestCode or LongestCode && word < text.Length && char.IsAsciiLetter(text[word]);
    }

    private static bool IsNumber(ReadOnlySpan<char> text, int at, int step)
    {
        var digits = 0;
        for (var left = Farthest; at >= 0 && at < text.Length && digits < Networks.Shortest; at += step, left--)
        {
            if (left == 0)
            {
                return true; // so much between digits may be anything
            }

            var character = text[at];
            if (char.IsAsciiDigit(character) || character > '~')
            {
                digits++; // beyond ASCII it may be one
            }
            else if (!RunReader.IsSeparator(character) && character is not ('\t' or '\r' or '\n' or '>' or '|' or '=' or < ' '))
            {
                return false;
            }
        }

        return digits >= Networks.Shortest;
    }
}
