using System.Text;

namespace Bridge.Core.Model.Names;

/// <summary>How a name is read.</summary>
internal enum ReadingStyle
{
    /// <summary>Digits and signs separate.</summary>
    Plain,

    /// <summary>Digits and signs are the letters they pass for; i and l are one letter.</summary>
    Skeleton,

    /// <summary>As the skeleton, and <c>rn</c> is an m.</summary>
    JoinedSkeleton,
}

/// <summary>The letters of a name in one style, with the places where a word may begin or end.</summary>
/// <param name="Letters">The letters from a to z, without anything between them.</param>
/// <param name="Borders">One more than the letters: true where a separator, a digit or a hump of camel case is.</param>
/// <param name="Seams">As the borders, and true on both sides of a letter that is written as a digit or sign.</param>
internal readonly record struct NameReading(string Letters, bool[] Borders, bool[] Seams)
{
    /// <summary>Makes a reading.</summary>
    /// <param name="glyphs">The name.</param>
    /// <param name="style">The style.</param>
    /// <returns>The reading.</returns>
    public static NameReading Of(IReadOnlyList<Glyph> glyphs, ReadingStyle style)
    {
        var letters = new StringBuilder(glyphs.Count);
        var borders = new List<bool>(glyphs.Count + 1);
        var seams = new List<bool>(glyphs.Count + 1);
        var (isCut, wasTwin) = (true, false);
        for (var at = 0; at < glyphs.Count; at++)
        {
            var glyph = glyphs[at];
            var isTwin = style != ReadingStyle.Plain && glyph is { IsLetter: false, Twin: not '\0' };
            if (!glyph.IsLetter && !isTwin)
            {
                (isCut, wasTwin) = (true, false);
                continue;
            }

            borders.Add(isCut || IsHump(glyphs, at));
            seams.Add(borders[^1] || isTwin || wasTwin);
            (isCut, wasTwin) = (false, isTwin);
            var letter = isTwin ? glyph.Twin : glyph.Letter;
            if (style == ReadingStyle.JoinedSkeleton && letter == 'r' && at + 1 < glyphs.Count && glyphs[at + 1].Letter == 'n')
            {
                letter = 'm';
                at++;
            }

            letters.Append(style == ReadingStyle.Plain ? letter : Skeleton(letter));
        }

        borders.Add(true);
        seams.Add(true);
        return new NameReading(letters.ToString(), [.. borders], [.. seams]);
    }

    /// <summary>The skeleton of a word of the vocabulary, to compare with a reading of that style.</summary>
    /// <param name="word">Letters from a to z.</param>
    /// <param name="style">The style.</param>
    /// <returns>The letters.</returns>
    public static string Fold(string word, ReadingStyle style) => style switch
    {
        ReadingStyle.Plain => word,
        ReadingStyle.Skeleton => word.Replace('l', 'i'),
        _ => word.Replace('l', 'i').Replace("rn", "m", StringComparison.Ordinal),
    };

    private static char Skeleton(char letter) => letter == 'l' ? 'i' : letter;

    // memberBalance, and the last capital of ABCBalance.
    /// <summary>Tells whether a hump of camel case is before a place.</summary>
    /// <param name="glyphs">The name.</param>
    /// <param name="at">The place.</param>
    /// <returns>True when a word begins there.</returns>
    internal static bool IsHump(IReadOnlyList<Glyph> glyphs, int at) =>
        at > 0 && glyphs[at].IsUpper && glyphs[at - 1].IsLetter
        && (!glyphs[at - 1].IsUpper || (at + 1 < glyphs.Count && glyphs[at + 1] is { IsLetter: true, IsUpper: false }));
}
