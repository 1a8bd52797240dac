using YamlDotNet.Core;

namespace Bridge.Mapping.Documents;

/// <summary>Says of a text that is no YAML where it stops being it, and what to look for, in the words of somebody who edits settings.</summary>
/// <param name="Place">Where, as far as the parser tells.</param>
/// <param name="Words">What is wrong and what to do.</param>
public sealed record YamlFault(Mark Place, string Words)
{
    private const string Twice = "Duplicate key ";

    /// <summary>Explains what the parser says.</summary>
    /// <param name="text">The text.</param>
    /// <param name="error">The parser's error.</param>
    /// <returns>The fault.</returns>
    public static YamlFault Of(string text, YamlException error)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(error);
        return error.Message.StartsWith(Twice, StringComparison.Ordinal)
            ? new(error.Start, $"The name '{error.Message[Twice.Length..]}' stands twice in one list: rename one of the two, or remove it.")
            : TabIn(text, error.Message) is { } tab
            ? new(tab, "This is not YAML: a tab stands where the line is indented. Indent by spaces; most editors can turn tabs into spaces.")
            : new(error.Start, $"This is not YAML: {error.Message} Look at this line and the one above it: indentation that differs from the lines beside it, a colon without a space behind it, or a quote that is not closed.");
    }

    // The parser gives the beginning of the file for a tab anywhere in it.
    private static Mark? TabIn(string text, string message)
    {
        if (!message.Contains("tab", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var (line, start) = (1, 0);
        foreach (var row in text.Split('\n'))
        {
            var column = row.AsSpan().IndexOfAnyExcept(' ');
            if (column >= 0 && row[column] == '\t')
            {
                return new Mark(start + column, line, column + 1);
            }

            (line, start) = (line + 1, start + row.Length + 1);
        }

        return null;
    }
}
