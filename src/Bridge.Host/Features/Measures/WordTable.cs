using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures;

/// <summary>Texts and the numbers that stand for them; 0 stands for none. Used by one thread at a time.</summary>
internal sealed class WordTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [""];
    private readonly List<string> _new = [];

    public WordTable(SqliteStore file)
    {
        foreach (var text in file.Read(connection => connection.Query("SELECT text FROM word ORDER BY id", row => row.GetString(0))))
        {
            Keep(text);
        }
    }

    /// <summary>Finds or makes the number of a text.</summary>
    /// <param name="text">The text; null and empty have 0.</param>
    /// <returns>Its number, not kept before <see cref="Save"/>.</returns>
    public int NumberOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        if (!_numbers.TryGetValue(text, out var number))
        {
            number = Keep(text);
            _new.Add(text);
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

    /// <summary>Hands out the texts that are not in the store yet.</summary>
    /// <returns>Number and text of each; the caller saves them.</returns>
    public IReadOnlyList<(int Number, string Text)> TakeNew()
    {
        var taken = _new.ConvertAll(text => (_numbers[text], text));
        _new.Clear();
        return taken;
    }

    /// <summary>Keeps texts, within the writer's transaction.</summary>
    /// <param name="connection">The writer.</param>
    /// <param name="words">Number and text of each.</param>
    public static void Save(SqliteConnection connection, IReadOnlyList<(int Number, string Text)> words)
    {
        foreach (var (number, text) in words)
        {
            connection.Run("INSERT INTO word (id, text) VALUES ($id, $text)", ("$id", number), ("$text", text));
        }
    }

    private int Keep(string text)
    {
        _texts.Add(text);
        return _numbers[text] = _texts.Count - 1;
    }
}
