using Bridge.Core.Kpis;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Measures;

/// <summary>Puts figures into a table for spreadsheets: whole, never rounded.</summary>
internal static class KpiTable
{
    private static readonly string[] _columns = ["kpi", "variant", "from", "to", "group", "value", "numerator", "denominator", "n", "state", "unit"];

    /// <summary>Makes the table.</summary>
    /// <param name="rows">The figures.</param>
    /// <returns>The table, one row a figure.</returns>
    public static Table Of(IReadOnlyList<KpiRow> rows) => new("kpis", "KPIs", _columns, [.. rows.Select(Cells)]);

    /// <summary>Makes the cell of a figure's value.</summary>
    /// <param name="row">The figure.</param>
    /// <returns>A number in the unit of the KPI; grey when it is to be read with care.</returns>
    public static TableCell Value(KpiRow row) => Cell(row.Kpi.Unit, row.Figure.Value) with
    {
        IsGrey = row.Figure.State is not (KpiState.Ok or KpiState.Provisional),
    };

    private static TableCell Cell(KpiUnit unit, double? value) =>
        KpiWords.Counts(unit) ? TableCell.Of(value)
        : unit == KpiUnit.Currency ? TableCell.Of(value, decimals: 2)
        : TableCell.Of(value, unit == KpiUnit.Number ? "" : KpiWords.Of(unit), 1);

    private static TableCell[] Cells(KpiRow row) =>
    [
        TableCell.Of(row.Kpi.Id), TableCell.Of(row.Figure.Variant), TableCell.Of(Day(row.FirstDay)), TableCell.Of(Day(row.LastDay)), TableCell.Of(KpiText.Group(row)),
        Value(row), TableCell.Of(row.Figure.Numerator), TableCell.Of(row.Figure.Denominator), TableCell.Of(row.Figure.N),
        TableCell.Of(KpiWords.Of(row.Figure.State)), TableCell.Of(KpiWords.Of(row.Kpi.Unit)),
    ];

    private static DateOnly Day(int day) => DateOnly.FromDayNumber(day + LocalSlot.Epoch);
}
