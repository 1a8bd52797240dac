using Spectre.Console;

namespace Bridge.Host.Cli;

/// <summary>Tables and loud words for terminals; apart, so that a pipe never loads the terminal library.</summary>
internal static class TerminalTable
{
    /// <summary>Prints a table; where a word would have to be broken, each row as a line of its own instead.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="headings">Column headings.</param>
    /// <param name="rows">Cells as plain text; the tone gives the colour.</param>
    public static void Print(TextWriter output, int width, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        var all = rows.ToList();
        var columns = headings.Select((heading, place) => all.Select(row => row[place].Text).Prepend(heading).ToList()).ToList();
        var console = Terminal.Open(output);
        console.Profile.Width = width;
        if (ColumnWidths.Of(columns, width) is not { } widths)
        {
            PrintRows(output, width, console, headings, all);
            return;
        }

        var table = new Table { Border = TableBorder.Rounded };
        foreach (var (heading, place) in headings.Select((heading, place) => (heading, place)))
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold)))
            {
                Width = widths[place],
                Alignment = columns[place].Skip(1).All(IsNumber) ? Justify.Right : Justify.Left,
            });
        }

        foreach (var row in all)
        {
            table.AddRow(row.Select(cell => new Text(cell.Text, new Style(Colour(cell.Tone)))));
        }

        console.Write(table);
    }

    /// <summary>Prints a text that nobody may overlook.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="text">The text.</param>
    public static void Shout(TextWriter output, int width, string text)
    {
        var room = Math.Min(width, WrappedText.UsualWidth);
        var lines = WrappedText.Lines(text, indent: 0, room - 2); // a blank at either end
        var console = Terminal.Open(output);
        if (!console.Profile.Capabilities.Ansi)
        {
            var edge = new string('=', room);
            output.WriteLine(string.Join(Environment.NewLine, [edge, .. lines, edge]));
            return;
        }

        // Turned round rather than coloured: it stands out on a dark terminal and on a light one.
        foreach (var line in lines)
        {
            console.Write(new Text($" {line}".PadRight(room) + Environment.NewLine, new Style(decoration: Decoration.Bold | Decoration.Invert)));
        }
    }

    private static void PrintRows(TextWriter output, int width, IAnsiConsole console, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<Cell>> rows)
    {
        foreach (var row in rows)
        {
            console.Write(new Text(row[0].Text + Environment.NewLine, new Style(decoration: Decoration.Bold)));
            var rest = row.Zip(headings).Skip(1).Where(one => one.First.Text is not ("" or "-")).Select(one => $"{one.Second}: {one.First.Text}");
            foreach (var line in WrappedText.Lines("  " + string.Join("; ", rest), indent: 2, width))
            {
                output.WriteLine(line);
            }
        }
    }

    private static bool IsNumber(string text) => text == "-" || (text.TrimStart('-', '+', '\u2212') is [var first, ..] && char.IsAsciiDigit(first));

    private static Color Colour(Tone tone) => tone switch
    {
        Tone.Good => Color.Green,
        Tone.Careful => Color.Yellow,
        Tone.Bad => Color.Red,
        _ => Color.Default,
    };
}

/// <summary>One cell of a table.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="Tone">How it is meant.</param>
internal readonly record struct Cell(string Text, Tone Tone = Tone.Plain);

/// <summary>How a cell is meant; the colour repeats what the words say.</summary>
internal enum Tone
{
    /// <summary>Neutral.</summary>
    Plain,

    /// <summary>Good.</summary>
    Good,

    /// <summary>Needs a look.</summary>
    Careful,

    /// <summary>Bad.</summary>
    Bad,
}
