namespace Bridge.Core.Model.Names;

/// <summary>
/// Finds a forbidden word in one reading. A word counts when it reaches from border to border, alone or glued to ordinary words
/// ("memberbalance"), whatever borders are inside it ("b_a_l_a_n_c_e"); so "finley" holds no fine, and "client" no lien.
/// </summary>
/// <param name="words">The words of the reading's style.</param>
internal sealed class WordFinder(StyleWords words)
{
    private const int LongestPhrase = 24;

    private readonly List<(int End, WordRole Role)> _found = [];
    private readonly List<(int End, int[] Gaps)> _phrases = [];

    /// <summary>Finds the first forbidden word.</summary>
    /// <param name="reading">The reading.</param>
    /// <returns>The word as people are told, or null.</returns>
    public string? Find(NameReading reading)
    {
        var (letters, borders, seams) = reading;
        var left = (bool[])seams.Clone();
        var right = (bool[])seams.Clone();
        for (var at = letters.Length - 1; at >= 0; at--)
        {
            words.Words.FindAt(letters, at, _found);
            right[at] |= _found.Exists(word => right[word.End]);
        }

        for (var at = 0; at < letters.Length; at++)
        {
            words.Words.FindAt(letters, at, _found);
            foreach (var (end, role) in _found)
            {
                left[end] |= left[at];
                if (role.Shown is not null && Counts(role, at, end) && !IsHarmless(at, end))
                {
                    return role.Shown;
                }
            }
        }

        return null;

        bool Counts(WordRole role, int start, int end) =>
            (left[start] && right[end]) || (role.IsAnywhere && (left[start] || right[end] || !borders.AsSpan(start + 1, end - start - 1).Contains(true)));

        bool IsHarmless(int start, int end)
        {
            for (var at = Math.Max(0, end - LongestPhrase); at <= start; at++)
            {
                if (!left[at])
                {
                    continue;
                }

                words.Harmless.FindAt(letters, at, _phrases);
                if (_phrases.Exists(phrase => phrase.End >= end && right[phrase.End] && IsWhole(at, phrase.End, phrase.Gaps)))
                {
                    return true;
                }
            }

            return false;
        }

        // A border inside a word of the phrase is a trick ("balance_d"), and so is a sign for a letter that is glued on ("billing$tatus").
        bool IsWhole(int start, int end, int[] gaps)
        {
            for (var at = start + 1; at < end; at++)
            {
                if ((borders[at] && !gaps.Contains(at - start)) || (seams[at] && !borders[at] && !(borders[start] && borders[end])))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
