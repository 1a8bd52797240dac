using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Board;

/// <summary>A figure as the page shows it: by one of its formulas, with the others at hand.</summary>
/// <param name="Row">The figure.</param>
/// <param name="Others">The same by other formulas, where there is something to compute them from.</param>
/// <param name="Guards">What must stand beside it.</param>
internal sealed record BoardFigure(KpiRow Row, IReadOnlyList<KpiRow> Others, IReadOnlyList<KpiRow> Guards)
{
    /// <summary>Whether an input is missing, so that there is nothing to show.</summary>
    public bool IsAbsent => Row.Figure.State == KpiState.NotAvailable;

    /// <summary>Puts rows together, one figure a KPI.</summary>
    /// <param name="kpis">The KPIs, in the order to show.</param>
    /// <param name="rows">Their rows by all formulas, and those of their guards.</param>
    /// <returns>The figures.</returns>
    public static IReadOnlyList<BoardFigure> Of(IEnumerable<Kpi> kpis, IReadOnlyList<KpiRow> rows) =>
        [.. kpis.Select(kpi => (Kpi: kpi, Rows: rows.Where(row => row.Kpi == kpi).ToList())).Where(one => one.Rows.Count > 0).Select(one => Of(one.Kpi, one.Rows, rows))];

    // The first formula, unless only others know something: who asks yes or no has no answers from 1 to 5.
    private static BoardFigure Of(Kpi kpi, List<KpiRow> own, IReadOnlyList<KpiRow> all)
    {
        var shown = own.FirstOrDefault(row => row.Figure.N > 0) ?? own.FirstOrDefault(row => row.Figure.State != KpiState.NotAvailable) ?? own[0];
        var others = own.Where(row => row != shown && row.Figure is { Value: not null, N: > 0 }).ToList();
        return new BoardFigure(
            shown,
            others,
            [.. others.Append(shown).SelectMany(row => row.Guards).Distinct().Select(id => Best(all.Where(row => row.Kpi.Id == id))).OfType<KpiRow>()]);
    }

    private static KpiRow? Best(IEnumerable<KpiRow> rows) => rows.FirstOrDefault(row => row.Figure.N > 0) ?? rows.FirstOrDefault();
}
