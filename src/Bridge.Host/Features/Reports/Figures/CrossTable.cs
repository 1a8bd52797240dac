using Bridge.Host.Features.Measures;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Reports.Figures;

/// <summary>One count by two groups, with totals; what was not given is a line or column of its own.</summary>
internal static class CrossTable
{
    private const string NotGiven = "(not given)";
    private const string Total = "Total";

    /// <summary>Makes the table.</summary>
    /// <param name="spec">What it shows.</param>
    /// <param name="rows">The figure by both groups.</param>
    /// <returns>The table.</returns>
    public static Table Of(CrossSpec spec, IReadOnlyList<KpiRow> rows)
    {
        var cells = rows.Where(row => row.Kpi.Id == spec.Kpi).GroupBy(row => (Down: Word(row, spec.Down), Across: Word(row, spec.Across)))
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Figure.Value ?? 0));
        var down = Ordered(cells.Keys.Select(key => key.Down));
        var across = Ordered(cells.Keys.Select(key => key.Across));
        var lines = down.Select(line => Line(line, across.Select(column => cells.GetValueOrDefault((line, column)))));
        var sums = Line(Total, across.Select(column => down.Sum(line => cells.GetValueOrDefault((line, column)))));
        return new Table($"{spec.Kpi}-{spec.Down}-{spec.Across}".ToLowerInvariant(), spec.Title, [spec.Down, .. across, Total], down.Count == 0 ? [] : [.. lines, sums]);
    }

    private static TableCell[] Line(string name, IEnumerable<double> values)
    {
        var all = values.ToList();
        return [TableCell.Of(name), .. all.Select(value => TableCell.Of(value)), TableCell.Of(all.Sum())];
    }

    private static string Word(KpiRow row, string name) => row.Group.First(one => one.Name == name).Value ?? NotGiven;

    private static List<string> Ordered(IEnumerable<string> words) =>
        [.. words.Distinct().OrderBy(word => word == NotGiven).ThenBy(word => word, StringComparer.Ordinal)];
}
