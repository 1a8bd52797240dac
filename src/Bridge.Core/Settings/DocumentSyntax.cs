namespace Bridge.Core.Settings;

/// <summary>What is said of a file of settings that is no plain YAML; each side reads its own, and an administrator reads the same words.</summary>
public static class DocumentSyntax
{
    /// <summary>Something is not closed; said with the place at which the reading came to its end.</summary>
    public const string NotEnded = "This is not YAML: what began before here does not end. Look for a bracket ({, [) or a quote that is not closed.";

    /// <summary>A second document follows.</summary>
    public const string Several = "The file holds several documents separated by '---': keep one.";

    /// <summary>An alias.</summary>
    public const string Alias = "Aliases (*) are not allowed here: write the value itself.";

    /// <summary>An anchor.</summary>
    public const string Anchor = "Anchors (&) are not allowed here: write the value itself wherever it is used.";

    /// <summary>A tag.</summary>
    public const string Tag = "Tags (!) are not allowed here: write the value itself.";

    /// <summary>A merge key.</summary>
    public const string Merge = "Merge keys (<<) are not allowed here: write the values themselves.";

    private const string Twice = "Duplicate key ";

    /// <summary>Says of a text that is no YAML where it stops being it, and what to look for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="message">What the parser says.</param>
    /// <param name="line">Line that the parser names, from 1.</param>
    /// <param name="column">Column that the parser names, from 1.</param>
    /// <returns>The place, corrected where the parser is known to be wrong, and the words.</returns>
    public static (long Line, long Column, string Words) Explain(string text, string message, long line, long column)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(message);
        return message.StartsWith(Twice, StringComparison.Ordinal)
            ? (line, column, $"The name '{message[Twice.Length..]}' stands twice in one list: rename one of the two, or remove it.")
            : message.Contains("tab", StringComparison.OrdinalIgnoreCase) && TabIn(text) is var (row, at)
            ? (row, at, "This is not YAML: a tab stands where the line is indented. Indent by spaces; most editors can turn tabs into spaces.")
            : line > text.AsSpan().TrimEnd().Count('\n') + 1 ? (line, column, NotEnded)
            : (line, column, $"This is not YAML: {message} Look at this line and the one above it: indentation that differs from the lines beside it, a colon without a space behind it, or a quote that is not closed.");
    }

    // The parser gives the beginning of the file for a tab anywhere in it.
    private static (long Line, long Column)? TabIn(string text)
    {
        var line = 0;
        foreach (var row in text.AsSpan().EnumerateLines())
        {
            line++;
            var column = row.IndexOfAnyExcept(' ');
            if (column >= 0 && row[column] == '\t')
            {
                return (line, column + 1);
            }
        }

        return null;
    }
}
