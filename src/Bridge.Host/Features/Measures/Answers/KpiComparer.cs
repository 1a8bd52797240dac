using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Measures.Answers;

/// <summary>Puts the figures of earlier times beside those that were asked for.</summary>
internal static class KpiComparer
{
    /// <summary>Answers a query, with the figures of the times that it names to compare with.</summary>
    /// <param name="store">The store, its sums up to date.</param>
    /// <param name="query">What is asked.</param>
    /// <returns>The rows as <see cref="KpiReport.Answer"/> gives them.</returns>
    public static IReadOnlyList<KpiRow> Answer(MeasureStore store, KpiQuery query)
    {
        var rows = KpiReport.Answer(store, query);
        var known = new KnownDays(store);
        var firsts = query.Earlier.Count == 0 ? [] : query.Kpis.Select(one => one.Variant).Distinct().ToDictionary(variant => variant, variant => known.FirstOf(variant, query.Channel));
        foreach (var time in query.Earlier)
        {
            var (first, last) = time.Days(query.FirstDay, query.LastDay);
            var then = KpiReport.Answer(store, query with { FirstDay = first, LastDay = last }).ToLookup(KeyOf);
            rows = [.. rows.Select(row => row with
            {
                // A time of which only the end is known would seem smaller than it was.
                Compared = [.. row.Compared, Compare(row, time, first, last, firsts.TryGetValue(VariantOf(row), out var since) && since <= first ? then[KeyOf(row)].FirstOrDefault()?.Figure : null)],
            })];
        }

        return rows;
    }

    private static KpiComparison Compare(KpiRow row, EarlierTime time, int first, int last, KpiFigure? then) =>
        new(time, first, last, then, then is null ? null : KpiChange.Of(row.Kpi, row.Figure, then));

    // A currency stands behind the formula's name, and a figure computed without one of its parts has a name of its own.
    private static KpiVariant VariantOf(KpiRow row) =>
        row.Kpi.Variants.FirstOrDefault(variant => variant.Id == row.Figure.Variant.Split(':')[0]) ?? row.Kpi.Variants[0];

    private static (string Kpi, string Variant, string Group) KeyOf(KpiRow row) => (row.Kpi.Id, row.Figure.Variant, KpiText.Group(row));
}
