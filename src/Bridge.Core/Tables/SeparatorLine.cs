namespace Bridge.Core.Tables;

/// <summary>The line <c>sep=;</c> above the heading of a table, by which a file tells spreadsheet programs what stands between its columns.</summary>
/// <remarks>
/// The file knows best: what its line says wins over a mapping. Quotes around the line and a byte order mark before it are taken.
/// Source: behaviour of Microsoft Excel when it opens .csv files; no standard has it.
/// </remarks>
public static class SeparatorLine
{
    private const string Word = "sep=";
    private const int Longest = 8;

    /// <summary>Reads the line.</summary>
    /// <param name="line">The first line of a file, without its end.</param>
    /// <returns>The delimiter that it names, or null when it is no such line.</returns>
    public static char? Read(ReadOnlySpan<char> line)
    {
        var text = line.Trim('\uFEFF').TrimEnd(" \r");
        text = text.Length > 2 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
        return text.Length == Word.Length + 1 && text.StartsWith(Word, StringComparison.OrdinalIgnoreCase) && text[^1] != '"'
            ? text[^1] : null;
    }

    /// <summary>Looks at the beginning of a file.</summary>
    /// <param name="text">The file, not read yet; is read a few letters further.</param>
    /// <returns>The delimiter that its first line names, or null.</returns>
    public static char? Look(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<char> letters = stackalloc char[Longest];
        var begin = letters[..text.ReadBlock(letters)];
        var end = begin.IndexOfAny('\r', '\n');
        return end < 0 ? null : Read(begin[..end]);
    }
}
