using Bridge.Core.Scrubbing.Folding;

namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Reads runs of digits out of a fold, each character once.</summary>
internal static class RunReader
{
    private const int MostSeparators = 3;
    private const int LongestQuoteMark = 16;

    /// <summary>Reads the next run.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="at">Where to look; afterwards the end of the run.</param>
    /// <param name="run">Takes the run.</param>
    /// <returns>False when there are no more digits.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, ref int at, DigitRun run)
    {
        run.Clear();
        var first = text[at..].IndexOfAnyInRange('0', '9');
        if (first < 0)
        {
            return false;
        }

        at += first;
        var gap = new DigitGap('\0', false, false, false, at > 0 && text[at - 1] == '+' && (at < 2 || !char.IsAsciiLetterOrDigit(text[at - 2]))); // in "my+card+is+4242" it is a space
        do
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            run.Add(start, text[start..at], gap);
        }
        while (TryReadGap(text, ref at, out gap));
        return true;
    }

    /// <summary>Tells whether a character may stand between the digits of one number.</summary>
    /// <param name="character">Folded character.</param>
    /// <returns>True for the separators; line breaks and tags are not among them.</returns>
    public static bool IsSeparator(char character) =>
        character is ' ' or '-' or '.' or ',' or '/' or '_' or '+' or '*' or CharacterFolds.MiddleDot;

    private static bool TryReadGap(ReadOnlySpan<char> text, ref int at, out DigitGap gap)
    {
        if (at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && IsSeparator(text[at]))
        {
            gap = new DigitGap(text[at], text[at] == ' ', text[at] == ',', false, false); // most gaps
            at++;
            return true;
        }

        var (separators, isBroken, hasSpace, hasComma, single) = (0, false, false, false, '\0');
        var most = at < text.Length && text[at] is '*' or '_' ? MostSeparators + Emphasis(text, at) : MostSeparators;
        var next = at;
        for (; next < text.Length && !char.IsAsciiDigit(text[next]); next++)
        {
            var character = text[next];
            if (character is '\r' or '\n')
            {
                if (isBroken)
                {
                    break;
                }

                isBroken = hasSpace = true;
                next = QuoteMarkEnd(text, next) - 1;
            }
            else if (character == CharacterFolds.Tag)
            {
                hasSpace = true;
            }
            else if (IsSeparator(character) && ++separators <= most)
            {
                single = character;
                hasSpace |= character == ' ';
                hasComma |= character == ',';
            }
            else
            {
                break;
            }
        }

        if (next == text.Length || !char.IsAsciiDigit(text[next]))
        {
            gap = default;
            return false;
        }

        var isAlone = separators == 1 && next - at == 1;
        gap = new DigitGap(isAlone ? single : '\0', hasSpace, hasComma, isBroken, text[next - 1] == '+' && !isAlone);
        at = next;
        return true;
    }

    // "**4242** **4242**": the signs around bold text of Markdown stand between no digits of their own.
    private static int Emphasis(ReadOnlySpan<char> text, int at)
    {
        if (at + 2 >= text.Length || text[at + 1] != text[at] || !IsSeparator(text[at + 2]) || text[at + 2] == text[at])
        {
            return 0;
        }

        var between = text[at..Math.Min(text.Length, at + MostSeparators + 5)];
        var digit = between.IndexOfAnyInRange('0', '9');
        return digit > 4 && between[digit - 1] == text[at] && between[digit - 2] == text[at] ? 4 : 0;
    }

    // One line break, then what mail programs put before quoted lines.
    private static int QuoteMarkEnd(ReadOnlySpan<char> text, int at)
    {
        at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        for (var limit = at + LongestQuoteMark; at < text.Length && at < limit && text[at] is ' ' or '>' or '|'; at++)
        {
        }

        return at;
    }
}
