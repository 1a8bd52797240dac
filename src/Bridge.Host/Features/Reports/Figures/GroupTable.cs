using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Reports.Figures;

/// <summary>Figures by group: one row a group, one column a figure.</summary>
internal static class GroupTable
{
    /// <summary>Makes the table.</summary>
    /// <param name="by">What the groups are.</param>
    /// <param name="title">Heading.</param>
    /// <param name="rows">The figures, by group.</param>
    /// <param name="links">Lead to the records behind the figures.</param>
    /// <returns>The table.</returns>
    public static Table Of(string by, string title, IReadOnlyList<KpiRow> rows, RecordLinks links)
    {
        var kpis = rows.Select(row => row.Kpi).Distinct().ToList();
        return new Table($"by-{by}", title, [by, .. kpis.Select(kpi => kpi.Name)],
        [
            .. rows.GroupBy(row => row.Group[0].Value).Select(group => (TableCell[])
            [
                TableCell.Of(group.Key ?? (by == "reason" ? CrossTable.NotGiven : "(none)")),
                .. kpis.Select(kpi => group.FirstOrDefault(row => row.Kpi == kpi) is { } row ? KpiTable.Value(row) with { Records = links.Of(row) } : TableCell.Of((double?)null)),
            ]),
        ])
        {
            Note = rows.Any(row => KpiTable.Value(row).IsGrey) ? "Grey: fewer than 20 cases, not yet known, or no input." : "",
        };
    }
}
