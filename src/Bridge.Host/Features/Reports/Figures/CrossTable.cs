using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Reports.Figures;

/// <summary>One count by two groups, with totals; what was not given is a line or column of its own. Each number leads to its records.</summary>
internal static class CrossTable
{
    /// <summary>Stands for a reason that nobody told.</summary>
    public const string NotGiven = "(not given)";

    private const string Total = "Total";

    /// <summary>Makes the table.</summary>
    /// <param name="spec">What it shows.</param>
    /// <param name="rows">The figure by both groups.</param>
    /// <param name="links">Lead to the records behind the figures.</param>
    /// <returns>The table.</returns>
    public static Table Of(CrossSpec spec, IReadOnlyList<KpiRow> rows, RecordLinks links)
    {
        var counted = rows.Where(row => row.Kpi.Id == spec.Kpi).ToList();
        var cells = counted.ToLookup(row => (Down: Word(row, spec.Down), Across: Word(row, spec.Across)));
        var down = Ordered(counted.Select(row => Word(row, spec.Down)));
        var across = Ordered(counted.Select(row => Word(row, spec.Across)));
        var lines = down.Select(line => (TableCell[])
        [
            TableCell.Of(line),
            .. across.Select(column => Sum(cells[(line, column)], row => links.Of(row))),
            Sum(counted.Where(row => Word(row, spec.Down) == line), row => links.OfSum(row, [Part(row, spec.Down)], allDays: true)),
        ]);
        TableCell[] sums =
        [
            TableCell.Of(Total),
            .. across.Select(column => Sum(counted.Where(row => Word(row, spec.Across) == column), row => links.OfSum(row, [Part(row, spec.Across)], allDays: false))),
            Sum(counted, row => links.OfSum(row, [], allDays: true)),
        ];
        return new Table($"{spec.Kpi}-{spec.Down}-{spec.Across}".ToLowerInvariant(), spec.Title, [spec.Down, .. across, Total], down.Count == 0 ? [] : [.. lines, sums]);
    }

    // Any figure of the sum that has cases tells where their records are.
    private static TableCell Sum(IEnumerable<KpiRow> rows, Func<KpiRow, string?> address)
    {
        var all = rows.ToList();
        return TableCell.Of(all.Sum(row => row.Figure.Value ?? 0)) with { Records = all.Find(row => row.Figure.N > 0) is { } counted ? address(counted) : null };
    }

    private static (string Name, string? Value) Part(KpiRow row, string name) => row.Group.First(one => one.Name == name);

    private static string Word(KpiRow row, string name) => Part(row, name).Value ?? NotGiven;

    private static List<string> Ordered(IEnumerable<string> words) =>
        [.. words.Distinct().OrderBy(word => word == NotGiven).ThenBy(word => word, StringComparer.Ordinal)];
}
