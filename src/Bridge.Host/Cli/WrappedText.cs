namespace Bridge.Host.Cli;

/// <summary>Breaks text between words for a terminal.</summary>
internal static class WrappedText
{
    /// <summary>Columns of a terminal that does not tell how wide it is.</summary>
    public const int UsualWidth = 80;

    /// <summary>Breaks a text.</summary>
    /// <param name="text">One or more lines; each begins anew.</param>
    /// <param name="indent">Blanks before each line that another one goes on in.</param>
    /// <param name="width">Most columns of a line; a longer word stays whole.</param>
    /// <returns>The lines.</returns>
    public static IReadOnlyList<string> Lines(string text, int indent, int width = UsualWidth)
    {
        var lines = new List<string>();
        foreach (var whole in text.Split('\n'))
        {
            var rest = whole;
            while (rest.Length > width && Break(rest, indent, width) is > 0 and var end)
            {
                lines.Add(rest[..end]);
                rest = new string(' ', indent) + rest[(end + 1)..];
            }

            lines.Add(rest);
        }

        return lines;
    }

    /// <summary>Writes a text: broken for a terminal, whole in a pipe, where it can be searched for.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="text">The text.</param>
    /// <param name="indent">Blanks before each line that another one goes on in.</param>
    public static void Write(CliContext context, string text, int indent = 0)
    {
        foreach (var line in context.IsTerminal ? Lines(text, indent, context.Width) : [text])
        {
            context.Out.WriteLine(line);
        }
    }

    // The last blank that fits; behind a word that alone is too long, the next one.
    private static int Break(string line, int indent, int width)
    {
        var begin = Math.Max(indent, line.Length - line.TrimStart().Length);
        var end = line.LastIndexOf(' ', width);
        return end > begin ? end : line.IndexOf(' ', Math.Max(begin, width));
    }
}
