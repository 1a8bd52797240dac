namespace Bridge.Core.Model.Names;

/// <summary>What a word of the vocabulary is.</summary>
/// <param name="Shown">How it is told to people, or null for a filler.</param>
/// <param name="IsAnywhere">True when it counts inside any word.</param>
internal sealed record WordRole(string? Shown, bool IsAnywhere);

/// <summary>All words folded for one reading style.</summary>
internal sealed class StyleWords
{
    // The words that people put between the two of a pair, for names that are written in one.
    private static readonly string[] _between = ["for", "of", "change", "changed"];

    /// <summary>Folds the words.</summary>
    /// <param name="style">The style.</param>
    public StyleWords(ReadingStyle style)
    {
        Words = new(Forbidden().Concat(HarmlessWords.Fillers.Select(word => KeyValuePair.Create(word, new WordRole(null, false))))
            .Select(pair => KeyValuePair.Create(NameReading.Fold(pair.Key, style), pair.Value)));
        Harmless = new(HarmlessWords.Phrases.Select(phrase => phrase.Where(character => !char.IsAsciiDigit(character)))
            .Select(letters => string.Concat(letters).Trim()).Distinct()
            .Select(phrase => KeyValuePair.Create(NameReading.Fold(phrase.Replace(" ", "", StringComparison.Ordinal), style), Gaps(phrase, style))));
    }

    /// <summary>Forbidden words and fillers.</summary>
    public Lexicon<WordRole> Words { get; }

    /// <summary>Harmless phrases, with the places in them where a border may be.</summary>
    public Lexicon<int[]> Harmless { get; }

    private static IEnumerable<KeyValuePair<string, WordRole>> Forbidden()
    {
        foreach (var word in ForbiddenWords.Anywhere)
        {
            yield return KeyValuePair.Create(word, new WordRole(word, true));
        }

        foreach (var word in ForbiddenWords.Whole)
        {
            var single = word.TrimEnd('*');
            yield return KeyValuePair.Create(single, new WordRole(single, false));
            if (single == word)
            {
                yield return KeyValuePair.Create($"{single}s", new WordRole(single, false));
            }
        }

        foreach (var (one, other) in ForbiddenWords.Pairs.Where(pair => !pair.Other.Any(char.IsAsciiDigit)))
        {
            foreach (var glued in (string[])[one + other, $"{one}s{other}", $"{one}{other}s", other + one, $"{other}s{one}", $"{other}{one}s"])
            {
                yield return KeyValuePair.Create(glued, new WordRole($"{other} {one}", false));
            }

            foreach (var between in _between)
            {
                yield return KeyValuePair.Create(one + between + other, new WordRole($"{other} {one}", false));
                yield return KeyValuePair.Create(other + between + one, new WordRole($"{other} {one}", false));
            }
        }
    }

    private static int[] Gaps(string phrase, ReadingStyle style)
    {
        var gaps = new List<int>();
        var length = 0;
        foreach (var word in phrase.Split(' '))
        {
            gaps.Add(length += NameReading.Fold(word, style).Length);
        }

        return [.. gaps];
    }
}
