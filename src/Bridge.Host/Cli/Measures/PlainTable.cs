namespace Bridge.Host.Cli.Measures;

/// <summary>Tables for pipes and files: columns under each other, nothing else.</summary>
internal static class PlainTable
{
    /// <summary>Prints a table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="headings">Column headings.</param>
    /// <param name="rows">Cells as plain text.</param>
    public static void Print(TextWriter output, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<Cell>> rows)
    {
        var widths = headings.Select((heading, column) => rows.Select(row => row[column].Text.Length).Append(heading.Length).Max()).ToList();
        output.WriteLine(Line(headings, widths));
        foreach (var row in rows)
        {
            output.WriteLine(Line([.. row.Select(cell => cell.Text)], widths));
        }
    }

    private static string Line(IReadOnlyList<string> cells, List<int> widths) =>
        string.Join("  ", cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();
}
