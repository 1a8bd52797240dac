using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures;
using Bridge.Host.Pages;

namespace Bridge.Host.Features.Board;

/// <summary>The figures of each group, one line a group.</summary>
internal static class BoardTable
{
    private static readonly PageTemplate _table = new(PageTemplate.Open("Board", "table.html"));
    private static readonly PageTemplate _head = new("<th scope=\"col\">{{name}}</th>");
    private static readonly PageTemplate _line = new("<tr><th scope=\"row\">{{group}}</th>{{cells}}</tr>");
    private static readonly PageTemplate _cell = new("<td{{tone}}>{{value}}<small>{{parts}}</small></td>");

    /// <summary>Renders the table.</summary>
    /// <param name="rows">The rows, by group and then KPI.</param>
    /// <param name="by">What the groups are.</param>
    /// <returns>HTML.</returns>
    public static Markup Render(IReadOnlyList<KpiRow> rows, string by)
    {
        var kpis = rows.Select(row => row.Kpi).Distinct().ToList();
        return _table.Fill(new Dictionary<string, object?>
        {
            ["by"] = by,
            ["heads"] = Markup.Of(kpis.Select(kpi => _head.Fill(new Dictionary<string, object?> { ["name"] = kpi.Name }))),
            ["lines"] = Markup.Of(rows.GroupBy(row => row.Group[0].Value ?? "(none)").Select(group => Line(group.Key, [.. group]))),
        });
    }

    private static Markup Line(string group, IReadOnlyList<KpiRow> rows) => _line.Fill(new Dictionary<string, object?>
    {
        ["group"] = group,
        ["cells"] = Markup.Of(rows.Select(Cell)),
    });

    private static Markup Cell(KpiRow row) => _cell.Fill(new Dictionary<string, object?>
    {
        // Grey says the same as the words below it, so nobody depends on seeing it.
        ["tone"] = row.Figure.State is KpiState.Ok or KpiState.Provisional ? Markup.None : new Markup(" class=\"few\""),
        ["value"] = BoardWords.Value(row.Kpi.Unit, row.Figure.Value),
        ["parts"] = row.Figure.State switch
        {
            KpiState.NotAvailable => "no input",
            KpiState.NotYetKnown => "not yet known",
            KpiState.SmallN => $"of only {row.Figure.N}",
            _ => BoardWords.Parts(row.Figure),
        },
    });
}
