using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Standards;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Reports.Service;

/// <summary>How the standards were met, with the figures that must stand beside each.</summary>
internal static class VerdictTable
{
    private static readonly string[] _columns = ["Standard", "Figure", "Formula", "Promise", "Result", "Value", "Cases", "To be read with"];

    /// <summary>Makes the table.</summary>
    /// <param name="verdicts">The verdicts.</param>
    /// <returns>The table, one row a standard.</returns>
    public static Table Of(IReadOnlyList<StandardVerdict> verdicts) => new("standards", "Against the standards", _columns, [.. verdicts.Select(Row)]);

    private static TableCell[] Row(StandardVerdict verdict) =>
    [
        TableCell.Of(verdict.Standard.Name), TableCell.Of(verdict.Row.Kpi.Name), TableCell.Of(verdict.Row.Figure.Variant), TableCell.Of(verdict.Promise),
        TableCell.Of(verdict.IsMet switch { true => "met", false => "missed", _ when verdict.Row.Figure is { N: 0, State: KpiState.Ok or KpiState.Provisional } => "not known: no cases", _ => $"not known: {KpiText.Trust(verdict.Row.Figure)}" }),
        KpiTable.Value(verdict.Row), TableCell.Of(verdict.Row.Figure.N),
        TableCell.Of(string.Join("; ", verdict.Guards.Select(row => $"{row.Kpi.Name} {KpiText.Value(row.Kpi.Unit, row.Figure.Value)}"))),
    ];
}
