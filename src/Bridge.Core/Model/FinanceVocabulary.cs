using Bridge.Core.Model.Names;

namespace Bridge.Core.Model;

/// <summary>The closed vocabulary of money and cards: what no field of a support system may be named after.</summary>
/// <remarks>
/// Words count whole, or glued to ordinary words of field names, in any spelling that <see cref="NameFolding"/> knows, also with
/// digits for letters; a harmless word that merely holds one ("Finley", "Discharge") does not count. Safe for any text, a few
/// microseconds for a name, linear in the length.
/// </remarks>
public static class FinanceVocabulary
{
    // Salesforce ends the names of custom fields so; "CV__c" is no CVC.
    private const string CustomSuffix = "__c";

    private static readonly StyleWords _plain = new(ReadingStyle.Plain);
    private static readonly StyleWords _skeleton = new(ReadingStyle.Skeleton);

    // Few names have an r before an n.
    private static readonly Lazy<StyleWords> _joined = new(() => new StyleWords(ReadingStyle.JoinedSkeleton));

    /// <summary>Tells whether the name of a field names money or cards.</summary>
    /// <param name="name">Name of a source or target field, or its title, as written.</param>
    /// <returns>True when it does.</returns>
    public static bool Names(string name) => Find(name) is not null;

    /// <summary>Finds the word by which a field's name names money or cards; short forms such as <c>amt</c> count.</summary>
    /// <param name="name">Name of a source or target field, or its title, as written.</param>
    /// <returns>The word of the vocabulary, safe to show; null when there is none.</returns>
    public static string? Find(string name) => Find(name, isName: true);

    /// <summary>Finds a word of money or cards in a value; short forms do not count, since AR is also a state.</summary>
    /// <param name="text">A constant, a choice, or an entry of a table of values.</param>
    /// <returns>The word of the vocabulary, safe to show; null when there is none.</returns>
    public static string? FindInText(string text) => Find(text, isName: false);

    private static string? Find(string written, bool isName)
    {
        var glyphs = GlyphReader.Read(written.EndsWith(CustomSuffix, StringComparison.Ordinal) ? written[..^CustomSuffix.Length] : written, out var isTurned);
        if (Find(glyphs, isName) is var found && (found is not null || !isTurned))
        {
            return found;
        }

        // What is shown from right to left may be written backwards.
        glyphs.Reverse();
        return Find([.. glyphs.Select(glyph => glyph with { IsUpper = false })], isName);
    }

    private static string? Find(List<Glyph> glyphs, bool isName)
    {
        var tokens = NameTokens.Cut(glyphs);
        return In(_plain, ReadingStyle.Plain)
            ?? NameTokens.FindPair(tokens)
            ?? (isName ? NameTokens.FindShort(tokens) : null)
            ?? In(_skeleton, ReadingStyle.Skeleton)
            ?? (HasJoint() ? In(_joined.Value, ReadingStyle.JoinedSkeleton) : null);

        string? In(StyleWords words, ReadingStyle style) => new WordFinder(words).Find(NameReading.Of(glyphs, style));

        bool HasJoint()
        {
            for (var at = 1; at < glyphs.Count; at++)
            {
                if (glyphs[at - 1].Letter == 'r' && glyphs[at].Letter == 'n')
                {
                    return true;
                }
            }

            return false;
        }
    }
}
