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
        var letters = reading.Letters;
        var reach = new Reach(reading, (bool[])reading.Seams.Clone(), (bool[])reading.Seams.Clone());
        for (var at = letters.Length - 1; at >= 0; at--)
        {
            words.Words.FindAt(letters, at, _found);
            reach.Right[at] |= _found.Exists(word => reach.Right[word.End]);
        }

        for (var at = 0; at < letters.Length; at++)
        {
            words.Words.FindAt(letters, at, _found);
            foreach (var (end, role) in _found)
            {
                reach.Left[end] |= reach.Left[at];
                if (role.Shown is not null && reach.Counts(role, at, end) && !IsHarmless(reach, at, end))
                {
                    return role.Shown;
                }
            }
        }

        return null;
    }

    private bool IsHarmless(Reach reach, int start, int end)
    {
        for (var at = Math.Max(0, end - LongestPhrase); at <= start; at++)
        {
            if (!reach.Left[at])
            {
                continue;
            }

            words.Harmless.FindAt(reach.Reading.Letters, at, _phrases);
            if (_phrases.Exists(phrase => phrase.End >= end && reach.Right[phrase.End] && reach.IsWhole(at, phrase.End, phrase.Gaps)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Which places of a reading are joined by whole words to a border on their left, and to one on their right.</summary>
    private readonly record struct Reach(NameReading Reading, bool[] Left, bool[] Right)
    {
        public bool Counts(WordRole role, int start, int end) =>
            (Left[start] && Right[end])
            || (role.IsAnywhere && (Left[start] || Right[end] || !Reading.Borders.AsSpan(start + 1, end - start - 1).Contains(true)));

        // A border inside a word of the phrase is a trick ("balance_d"), and so is a sign for a letter that is glued on ("billing$tatus").
        public bool IsWhole(int start, int end, int[] gaps)
        {
            var (_, borders, seams) = Reading;
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
