using Spectre.Console;

namespace Bridge.Host.Cli;

/// <summary>Tables and loud words for terminals; apart, so that a pipe never loads the terminal library.</summary>
internal static class TerminalTable
{
    /// <summary>Prints a table.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="headings">Column headings.</param>
    /// <param name="rows">Cells as plain text; the tone gives the colour.</param>
    public static void Print(TextWriter output, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))));
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell.Text, new Style(Colour(cell.Tone)))));
        }

        console.Write(table);
    }

    /// <summary>Prints a text that nobody may overlook.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="lines">The text, in lines of one length.</param>
    public static void Shout(TextWriter output, IEnumerable<string> lines)
    {
        // Turned round rather than coloured: it stands out on a dark terminal and on a light one.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        foreach (var line in lines)
        {
            console.Write(new Text(line + Environment.NewLine, new Style(decoration: Decoration.Bold | Decoration.Invert)));
        }
    }

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
