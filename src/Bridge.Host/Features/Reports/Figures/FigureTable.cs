using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Reports.Figures;

/// <summary>All figures that have an input and a value, beside those of the period before and of a year before.</summary>
/// <param name="now">The figures of the period.</param>
/// <param name="before">Those of the period before.</param>
/// <param name="yearBefore">Those of a year before.</param>
/// <param name="links">Lead to the records behind the figures.</param>
internal sealed class FigureTable(IReadOnlyList<KpiRow> now, IReadOnlyList<KpiRow> before, IReadOnlyList<KpiRow> yearBefore, RecordLinks links)
{
    /// <summary>Whether anything of the period is known.</summary>
    public bool HasCases => now.Any(row => row.Figure.N > 0);

    /// <summary>Makes the table.</summary>
    /// <param name="period">The period.</param>
    /// <returns>The table, one row a figure; empty when nothing of the period is known, as zeros would look like figures.</returns>
    public Table Of(ReportPeriod period)
    {
        // Before a year and a year before it are one time, and programs look for a column by its name.
        var isYearApart = period.YearBefore() != period.Before();
        return new Table(
            "figures",
            "Figures",
            ["Figure", "Formula", period.Name, period.Before().Name, "Change", .. isYearApart ? [period.YearBefore().Name] : (string[])[], "Numerator", "Denominator", "Cases", "State"],
            [.. now.Where(row => HasCases && IsTold(row)).Select(row => Row(row, isYearApart))]);
    }

    /// <summary>How many figures have an input but no value, now or earlier.</summary>
    public int WithoutCases => now.Count(row => row.Figure.State != KpiState.NotAvailable && !IsTold(row));

    private bool IsTold(KpiRow row) => row.Figure.State == KpiState.NotYetKnown
        || (row.Figure.State != KpiState.NotAvailable && (row.Figure.Value ?? Same(before, row)?.Figure.Value ?? Same(yearBefore, row)?.Figure.Value) is not null);

    private TableCell[] Row(KpiRow row, bool isYearApart)
    {
        var (last, year) = (Same(before, row), Same(yearBefore, row));
        var value = KpiTable.Value(row);
        return
        [
            TableCell.Of(row.Kpi.Name), TableCell.Of(row.Figure.Variant), value with { Records = links.Of(row) }, Value(last),
            TableCell.Of(row.Figure.Value - last?.Figure.Value, Points(value.Unit), value.Decimals) with { IsChange = true }, .. isYearApart ? [Value(year)] : (TableCell[])[],
            Part(row.Figure.Numerator), Part(row.Figure.Denominator), TableCell.Of(row.Figure.N), TableCell.Of(KpiText.Trust(row.Figure)),
        ];
    }

    // The difference of two shares is no share.
    private static string Points(string unit) => unit == "%" ? "points" : unit;

    private static TableCell Part(double? part) => TableCell.Of(part, decimals: part % 1 is null or 0 ? 0 : 1);

    private TableCell Value(KpiRow? row) => row is null ? TableCell.Of((double?)null) : KpiTable.Value(row) with { Records = links.Of(row) };

    private static KpiRow? Same(IReadOnlyList<KpiRow> rows, KpiRow row) => rows.FirstOrDefault(other => other.Kpi == row.Kpi && other.Figure.Variant == row.Figure.Variant);
}
