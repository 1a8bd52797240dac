namespace Bridge.Core.Scrubbing.Words;

/// <summary>Reads on from a word, for phrases.</summary>
internal static class PhraseReader
{
    private const int LongestGap = 3;

    /// <summary>Reads words as long as they are the expected ones.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="at">Where to begin, behind a word.</param>
    /// <param name="steps">For each step the allowed words, parted by bars; a leading bar makes the step optional.</param>
    /// <returns>Index after the phrase, or -1 when it is another.</returns>
    public static int Follow(ReadOnlySpan<char> text, int at, params ReadOnlySpan<string> steps)
    {
        foreach (var step in steps)
        {
            var (start, end) = Next(text, at);
            if (end > start && IsOneOf(step, text[start..end]))
            {
                at = end;
            }
            else if (!step.StartsWith('|'))
            {
                return -1;
            }
        }

        return at;
    }

    /// <summary>Finds the next word, if only a few blanks are before it.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="at">Where to look.</param>
    /// <returns>The word's place; empty when there is none.</returns>
    public static (int Start, int End) Next(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (start < text.Length && start - at < LongestGap && text[start] is ' ' or '-' or '_' or '\n' or '\r')
        {
            start++;
        }

        var end = start;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return (start, end);
    }

    private static bool IsOneOf(ReadOnlySpan<char> words, ReadOnlySpan<char> word)
    {
        foreach (var part in words.Split('|'))
        {
            if (!words[part].IsEmpty && words[part].Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
