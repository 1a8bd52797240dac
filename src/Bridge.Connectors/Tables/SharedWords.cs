namespace Bridge.Connectors.Tables;

/// <summary>Texts that many rows share, each in memory once as long as a file is read. Not safe for parallel use.</summary>
internal sealed class SharedWords
{
    private const int MostKept = 20_000;

    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    /// <summary>Finds or makes the text.</summary>
    /// <param name="text">Its characters.</param>
    /// <returns>The text.</returns>
    public string Of(ReadOnlySpan<char> text)
    {
        if (!_words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var word))
        {
            word = text.ToString();
            if (_words.Count < MostKept)
            {
                _words[word] = word;
            }
        }

        return word;
    }
}
