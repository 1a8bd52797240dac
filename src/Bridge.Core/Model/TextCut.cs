using System.Globalization;

namespace Bridge.Core.Model;

/// <summary>Shortens a text to a limit without splitting what people read as one letter: a pair, an emoji of several parts, a letter with its accents.</summary>
/// <remarks>Source: Unicode Standard Annex 29, section 3 (grapheme cluster boundaries).</remarks>
public static class TextCut
{
    /// <summary>Cuts a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">Characters (UTF-16 units) that may stay, at least 0.</param>
    /// <returns>The text itself when it is short enough; otherwise its beginning, which may be some characters shorter than the limit.</returns>
    public static string To(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        return text.Length <= most ? text : text[..EndOf(text, most)];
    }

    /// <summary>Where a text of at most so many characters ends.</summary>
    /// <param name="text">The text, longer than the limit.</param>
    /// <param name="most">Characters (UTF-16 units) that may stay.</param>
    /// <returns>The place behind the last whole letter; behind the last whole code point when the first letter alone is longer than the limit.</returns>
    private static int EndOf(ReadOnlySpan<char> text, int most)
    {
        var end = 0;
        while (end < most && StringInfo.GetNextTextElementLength(text[end..]) is var length && end + length <= most)
        {
            end += length;
        }

        // One letter with a thousand accents: better a part of it than nothing.
        return end > 0 || most == 0 ? end : char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
    }
}
