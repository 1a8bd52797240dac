using System.Text.RegularExpressions;
using Spectre.Console.Rendering;

namespace Bridge.Host.Cli;

/// <summary>Shares the columns of a terminal among those of a table, so that no word is broken.</summary>
internal static partial class ColumnWidths
{
    private const int EdgeOfTable = 1;
    private const int EdgesOfColumn = 3;

    /// <summary>Shares them.</summary>
    /// <param name="columns">The texts of each column, its heading among them.</param>
    /// <param name="terminal">Columns of the terminal.</param>
    /// <returns>The width of each column; null where even the longest words have no room.</returns>
    public static IReadOnlyList<int>? Of(IReadOnlyList<IReadOnlyList<string>> columns, int terminal)
    {
        var least = columns.Select(texts => texts.SelectMany(Words).Max(Width)).ToList();
        var wanted = columns.Select((texts, place) => texts.SelectMany(text => text.Split('\n')).Max(Width) - least[place]).ToList();
        var spare = terminal - EdgeOfTable - (EdgesOfColumn * columns.Count) - least.Sum();
        return spare < 0 ? null : [.. least.Select((width, place) => width + (wanted.Sum() <= spare ? wanted[place] : wanted[place] * spare / wanted.Sum()))];
    }

    // A number and its unit are one word: alone on the next line a unit means nothing.
    private static IEnumerable<string> Words(string text) => BeforeUnit().Replace(text, "_").Split(' ', '\n');

    [GeneratedRegex(@"(?<=\d) (?=[^\d\s]{1,3}$)")]
    private static partial Regex BeforeUnit();

    // Not the length: a letter of Chinese takes two columns.
    private static int Width(string text) => new Segment(text).CellCount();
}
