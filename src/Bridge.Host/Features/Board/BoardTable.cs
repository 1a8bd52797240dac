using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Pages;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Board;

/// <summary>The figures of each group, one line a group.</summary>
internal static class BoardTable
{
    private static readonly PageTemplate _table = new(PageTemplate.Open("Board", "table.html"));
    private static readonly PageTemplate _rows = new(PageTemplate.Open("Board", "rows.html"));
    private static readonly PageTemplate _head = new("<th scope=\"col\">{{name}}</th>");
    private static readonly PageTemplate _line = new("<tr><th scope=\"row\">{{group}}</th>{{cells}}</tr>");
    private static readonly PageTemplate _link = new("<a href=\"{{address}}\">{{value}}</a>");
    private static readonly PageTemplate _cell = new("<td{{tone}}>{{value}}<small>{{parts}}</small></td>");

    /// <summary>Renders the table with its heading.</summary>
    /// <param name="area">Of which part the figures are.</param>
    /// <param name="rows">The rows, by group and then KPI.</param>
    /// <param name="by">What the groups are.</param>
    /// <param name="links">Lead to the records behind the figures.</param>
    /// <returns>HTML; nothing without rows.</returns>
    public static Markup Render(BoardArea area, IReadOnlyList<KpiRow> rows, string by, RecordLinks links) => rows.Count == 0 ? Markup.None : _table.Fill(new Dictionary<string, object?>
    {
        ["by"] = by,
        ["area"] = area.Title,
        ["rows"] = Rows(rows, by, $"{area.Title} by {by}, all figures", links),
    });

    /// <summary>Renders the rows alone.</summary>
    /// <param name="rows">The rows, by group and then KPI.</param>
    /// <param name="by">What the groups are.</param>
    /// <param name="label">What the table is, for those who do not see it.</param>
    /// <param name="links">Lead to the records behind the figures.</param>
    /// <returns>HTML.</returns>
    public static Markup Rows(IReadOnlyList<KpiRow> rows, string by, string label, RecordLinks links)
    {
        var columns = rows.Select(ColumnOf).Distinct().ToList();
        return _rows.Fill(new Dictionary<string, object?>
        {
            ["by"] = by,
            ["label"] = label,
            ["heads"] = Markup.Of(columns.Select(column => _head.Fill(new Dictionary<string, object?> { ["name"] = column.Currency.Length == 0 ? column.Kpi.Name : $"{column.Kpi.Name}, {column.Currency}" }))),
            ["lines"] = Markup.Of(rows.GroupBy(row => row.Group[0].Value ?? "(none)").Select(group => Line(group.Key, [.. columns.Select(column => group.FirstOrDefault(row => ColumnOf(row) == column))], links))),
        });
    }

    private static (Kpi Kpi, string Currency) ColumnOf(KpiRow row) =>
        (row.Kpi, row.Kpi.Unit == KpiUnit.Currency && row.Figure.Variant.Split(':') is [_, var currency] ? currency : "");

    private static Markup Line(string group, IReadOnlyList<KpiRow?> rows, RecordLinks links) => _line.Fill(new Dictionary<string, object?>
    {
        ["group"] = UnbrokenTimes.Of(group),
        ["cells"] = Markup.Of(rows.Select(row => Cell(row, links))),
    });

    private static Markup Cell(KpiRow? row, RecordLinks links) => _cell.Fill(new Dictionary<string, object?>
    {
        // Grey says the same as the words below it, so nobody depends on seeing it.
        ["tone"] = row is null or { Figure.State: KpiState.Ok or KpiState.Provisional } ? Markup.None : new Markup(" class=\"few\""),
        ["value"] = row is null ? TableCell.Nothing : Value(BoardWords.Value(row.Kpi.Unit, row.Figure.Value), links.Of(row)),
        ["parts"] = row?.Figure.State switch
        {
            null => "",
            KpiState.NotAvailable => "no input",
            KpiState.NotYetKnown => "not yet known",
            KpiState.SmallN => $"of only {row.Figure.N}",
            _ => BoardWords.Parts(row.Figure),
        },
    });

    private static object Value(string value, string? address) =>
        address is null ? value : _link.Fill(new Dictionary<string, object?> { ["address"] = address, ["value"] = value });
}
