using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Measures.Answers;

/// <summary>Puts figures into a table for spreadsheets: whole, never rounded.</summary>
internal static class KpiTable
{
    private static readonly string[] _columns = ["kpi", "variant", "from", "to", "group", "value", "numerator", "denominator", "n", "state", "unit"];
    private static readonly string[] _compared = ["From", "To", "Value", "Difference", "Verdict"];

    /// <summary>Makes the table.</summary>
    /// <param name="rows">The figures.</param>
    /// <returns>The table, one row a figure.</returns>
    public static Table Of(IReadOnlyList<KpiRow> rows) => new(
        "kpis",
        "KPIs",
        [.. _columns, .. (rows.Count == 0 ? [] : rows[0].Compared).SelectMany(one => _compared.Select(name => one.Time.Word + name))],
        [.. rows.Select(row => (TableCell[])[.. Cells(row), .. row.Compared.SelectMany(one => Cells(row.Kpi.Unit, one))])]);

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

    /// <summary>Makes the cell of a difference.</summary>
    /// <param name="unit">Unit of the figures.</param>
    /// <param name="difference">The difference, or null.</param>
    /// <returns>A number in that unit; the difference of two shares is no share, but points.</returns>
    public static TableCell Difference(KpiUnit unit, double? difference) =>
        unit == KpiUnit.Percent ? TableCell.Of(difference, KpiWords.Of(KpiUnit.Points), 1) : Cell(unit, difference);

    private static TableCell[] Cells(KpiUnit unit, KpiComparison compared) =>
    [
        TableCell.Of(Day(compared.FirstDay)), TableCell.Of(Day(compared.LastDay)), Cell(unit, compared.Figure?.Value), Difference(unit, compared.Change?.Difference),
        TableCell.Of(compared.Change is { } change ? KpiWords.Of(change.Verdict) : null),
    ];

    private static TableCell[] Cells(KpiRow row) =>
    [
        TableCell.Of(row.Kpi.Id), TableCell.Of(row.Figure.Variant), TableCell.Of(Day(row.FirstDay)), TableCell.Of(Day(row.LastDay)), TableCell.Of(KpiText.Group(row)),
        Value(row), TableCell.Of(row.Figure.Numerator), TableCell.Of(row.Figure.Denominator), TableCell.Of(row.Figure.N),
        TableCell.Of(KpiWords.Of(row.Figure.State)), TableCell.Of(KpiWords.Of(row.Kpi.Unit)),
    ];

    private static DateOnly Day(int day) => DateOnly.FromDayNumber(day + LocalSlot.Epoch);
}
