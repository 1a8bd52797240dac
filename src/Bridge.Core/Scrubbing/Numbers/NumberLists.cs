using Bridge.Core.Scrubbing.Words;

namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Recognises lists of listing numbers, units, ZIP codes and prices that happen to pass as a card number.</summary>
internal static class NumberLists
{
    private const int LongestLead = 24;

    /// <summary>Tells whether some groups are a list of numbers that begin alike: units of a house, ZIP codes of a town.</summary>
    /// <param name="run">The run.</param>
    /// <param name="first">First group.</param>
    /// <param name="last">Last group.</param>
    /// <returns>True when they are neighbours of one another rather than parts of one number.</returns>
    public static bool IsList(DigitRun run, int first, int last)
    {
        // Groups of four that share only two digits are those of one card in a million; cards are written in fours.
        var alike = run.Groups[first].Length == 4 ? 3 : 2;
        return last - first > 1 && HasEqualLengths(run, first, last, 4, 9) && AreSiblings(run, first, last, alike);
    }

    /// <summary>Tells whether some groups are listing numbers that a listing word announces.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="run">The run.</param>
    /// <param name="first">First group.</param>
    /// <param name="last">Last group.</param>
    /// <param name="words">The words of the fold.</param>
    /// <returns>True when they are.</returns>
    public static bool AreListings(ReadOnlySpan<char> text, DigitRun run, int first, int last, WordMarks words)
    {
        // Seven digits beside eight are never written for a card; two of equal length may be.
        var isOldAndNew = last == first + 1 && run.Groups[first].Length + run.Groups[last].Length == 15 && run.Groups[first].Length is 7 or 8;
        if (!isOldAndNew && (!HasEqualLengths(run, first, last, 6, 9) || !AreSiblings(run, first, last, run.Groups[first].Length < 8 ? 0 : 1)))
        {
            return false;
        }

        var lead = words.LastBefore(run.Start);
        for (var step = 0; step < 3 && lead is { } word && run.Start - word.End <= LongestLead; step++)
        {
            if ((word.Sense & WordSense.Listing) != 0)
            {
                return IsLead(text[word.End..run.Start]);
            }

            lead = words.LastBefore(word.Start);
        }

        return false;
    }

    /// <summary>Counts the groups at the beginning of a run that are about as long as its first one.</summary>
    /// <param name="run">The run.</param>
    /// <returns>At least 1.</returns>
    public static int CountAlike(DigitRun run)
    {
        var count = 1;
        while (count < run.Groups.Length && Math.Abs(run.Groups[count].Length - run.Groups[0].Length) <= 1)
        {
            count++;
        }

        return count;
    }

    private static bool HasEqualLengths(DigitRun run, int first, int last, int shortest, int longest)
    {
        var length = run.Groups[first].Length;
        if (first == last || length < shortest || length > longest)
        {
            return false;
        }

        for (var at = first + 1; at <= last; at++)
        {
            if (run.Groups[at].Length != length)
            {
                return false;
            }
        }

        return true;
    }

    // All begin alike and none is there twice. With two digits and three groups, a card number does that once in a million.
    private static bool AreSiblings(DigitRun run, int first, int last, int alike)
    {
        var (offset, length) = (run.Groups[first].Offset, run.Groups[first].Length);
        var head = run.Digits(offset, alike);
        for (var at = first + 1; at <= last; at++)
        {
            if (!run.Digits(run.Groups[at].Offset, alike).SequenceEqual(head))
            {
                return false;
            }
        }

        for (var at = first + 1; at <= last; at++)
        {
            for (var other = first; other < at; other++)
            {
                if (run.Digits(run.Groups[at].Offset, length).SequenceEqual(run.Digits(run.Groups[other].Offset, length)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsLead(ReadOnlySpan<char> between)
    {
        for (var at = 0; at < between.Length;)
        {
            if (!char.IsAsciiLetter(between[at]))
            {
                if (between[at] is not (' ' or '#' or ':' or '.' or '(' or '-' or '_' or '=' or '"' or '\n' or '\r' or Folding.CharacterFolds.Tag))
                {
                    return false;
                }

                at++;
                continue;
            }

            var end = at;
            while (end < between.Length && char.IsAsciiLetter(between[end]))
            {
                end++;
            }

            if (!(between[at..end] is "s" or "S" or "no" or "No" or "nos" or "number" or "numbers" or "Number" or "Numbers" or "id" or "ids"
                or "ID" or "IDs" or "key" or "keys" or "are" or "is" or "num" or "nums"))
            {
                return false;
            }

            at = end;
        }

        return true;
    }
}
