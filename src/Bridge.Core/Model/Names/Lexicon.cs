namespace Bridge.Core.Model.Names;

/// <summary>Words of one reading style, found at a place in the letters without cutting them out.</summary>
/// <typeparam name="T">What is known of a word; a class, since generic code over classes is compiled ahead and every start needs it.</typeparam>
internal sealed class Lexicon<T>
    where T : class
{
    private const int Alphabet = 26;

    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _words;

    // By the first two letters: a bit for each length there is, so that most places cost one look.
    private readonly ulong[] _lengths = new ulong[Alphabet * Alphabet];

    /// <summary>Makes a lexicon; of words that fold together, the first counts.</summary>
    /// <param name="words">Words of 2 to 63 letters from a to z.</param>
    public Lexicon(IEnumerable<KeyValuePair<string, T>> words)
    {
        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (word, value) in words)
        {
            if (all.TryAdd(word, value))
            {
                _lengths[Slot(word)] |= 1UL << word.Length;
            }
        }

        _words = all.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Finds the words that begin at a place.</summary>
    /// <param name="letters">The letters.</param>
    /// <param name="start">The place.</param>
    /// <param name="found">Where to put the ends with what is known; cleared first.</param>
    public void FindAt(string letters, int start, List<(int End, T Value)> found)
    {
        found.Clear();
        if (start + 2 > letters.Length)
        {
            return;
        }

        var lengths = _lengths[Slot(letters.AsSpan(start))];
        for (var length = 2; lengths >> length != 0 && start + length <= letters.Length; length++)
        {
            if ((lengths >> length & 1) != 0 && _words.TryGetValue(letters.AsSpan(start, length), out var value))
            {
                found.Add((start + length, value));
            }
        }
    }

    private static int Slot(ReadOnlySpan<char> letters) => (letters[0] - 'a') * Alphabet + letters[1] - 'a';
}
