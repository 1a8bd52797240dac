using Bridge.Core.Scrubbing;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures;

/// <summary>Texts and the numbers that stand for them; 0 stands for none. Used by one thread at a time.</summary>
/// <remarks>A new text gets its number in the store at once, so that imports beside each other never give one number twice.</remarks>
internal sealed class WordTable
{
    private readonly SqliteStore _file;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [""];

    public WordTable(SqliteStore file)
    {
        _file = file;
        file.Read(connection => Learn(connection));
    }

    /// <summary>Finds or makes the number of a text. Card data is taken out before the text is kept: a mapping may take a column that people write into.</summary>
    /// <param name="text">The text; null and empty have 0.</param>
    /// <returns>Its number.</returns>
    public int NumberOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        if (!_numbers.TryGetValue(text, out var number))
        {
            text = CardScrubber.Scrub(text).Text;
            _file.Write(connection =>
            {
                Learn(connection);
                if (!_numbers.ContainsKey(text))
                {
                    connection.Run("INSERT INTO word (id, text) VALUES ($id, $text)", ("$id", _texts.Count), ("$text", text));
                    Learn(connection);
                }
            });
            number = _numbers[text];
        }

        return number;
    }

    /// <summary>Finds the number of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its number, or null when it has none.</returns>
    public int? Find(string text) => _numbers.TryGetValue(text, out var number) ? number : null;

    /// <summary>The text of a number.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The text, or null for 0.</returns>
    public string? TextOf(int number) => number == 0 ? null : _texts[number];

    /// <summary>Learns what another process added. Numbers are dense, so it lies behind what is known here.</summary>
    /// <param name="connection">The store.</param>
    /// <returns>False when there was nothing.</returns>
    public bool Learn(SqliteConnection connection)
    {
        var more = connection.Query("SELECT text FROM word WHERE id >= $known ORDER BY id", row => row.GetString(0), ("$known", (long)_texts.Count));
        foreach (var text in more)
        {
            _texts.Add(text);
            _numbers[text] = _texts.Count - 1;
        }

        return more.Count > 0;
    }
}
