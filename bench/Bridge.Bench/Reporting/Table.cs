using Spectre.Console;

namespace Bridge.Bench.Reporting;

/// <summary>Tables: with lines on a terminal, aligned with blanks in a pipe.</summary>
internal static class Table
{
    /// <summary>Prints a table; the first column is words, the others numbers.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="isTerminal">Whether that is a terminal.</param>
    /// <param name="headings">Headings.</param>
    /// <param name="rows">Cells.</param>
    public static void Print(TextWriter output, bool isTerminal, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (isTerminal)
        {
            Draw(output, headings, rows);
            return;
        }

        var widths = headings.Select((heading, column) => Math.Max(heading.Length, rows.Max(row => row[column].Length))).ToList();
        foreach (var row in rows.Prepend(headings))
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) =>
                column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
        }
    }

    private static void Draw(TextWriter output, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new Spectre.Console.Table { Border = TableBorder.Rounded };
        foreach (var (column, heading) in headings.Index())
        {
            table.AddColumn(new TableColumn(new Text(heading)) { Alignment = column == 0 ? Justify.Left : Justify.Right });
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }).Write(table);
    }
}
