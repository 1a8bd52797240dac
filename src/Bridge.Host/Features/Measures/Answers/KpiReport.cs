using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Visits;

namespace Bridge.Host.Features.Measures.Answers;

/// <summary>Answers a query: one row for each group and KPI.</summary>
internal static class KpiReport
{
    private const long Settling = 24 * 3600_000;

    /// <summary>Computes the rows.</summary>
    /// <param name="store">The store, its sums up to date.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="lengths">Lengths of the calls of the query, where somebody has read them already.</param>
    /// <returns>Rows by group, then in the order of the KPIs.</returns>
    public static IReadOnlyList<KpiRow> Answer(MeasureStore store, KpiQuery query, CallLengths? lengths = null)
    {
        var rows = Compute(store, query, lengths);
        foreach (var kpi in query.OnScales)
        {
            var answered = kpi.Variants.FirstOrDefault(variant => rows.Exists(row => row.Kpi == kpi && row.Figure.Variant == variant.Id && row.Figure.N > 0)) ?? kpi.Variants[0];
            rows.RemoveAll(row => row.Kpi == kpi && row.Figure.Variant != answered.Id);
        }

        foreach (var kpi in query.Kpis.Select(one => one.Kpi).Distinct())
        {
            if (DimensionOf(kpi) is not { } by || query.By.Contains(by))
            {
                continue;
            }

            var beside = kpi.Guards.Select(KpiCatalogue.Find).OfType<Kpi>().Select(guard => (guard, guard.Variants[0])).ToList();
            rows.AddRange(Compute(store, query with { Kpis = beside, Ungrouped = [], By = [.. query.By, by] }).Where(row => row.Figure.N > 0));
        }

        return rows;
    }

    private static Dimension? DimensionOf(Kpi kpi) => kpi.GuardsPartedBy is { } trait ? Enum.GetValues<Dimension>().First(one => TraitValues.TraitOf(one) == trait) : null;

    private static List<KpiRow> Compute(MeasureStore store, KpiQuery query, CallLengths? known = null)
    {
        var (groups, first) = CallGroups.Read(store, query);
        var desk = new DeskFigures(store, query).Read();
        var lengths = query.Kpis.Any(one => CallLengths.IsOf(one.Kpi)) ? known ?? new CallLengths(store, query).Read() : null;
        var (by, knownUntil, calendar) = (query.Dimensions, store.KnownUntil(), store.Calendar());
        var rows = new List<KpiRow>();
        var firsts = new KnownDays(store);
        var (firstOfAll, firstOfChannel) = (firsts.FirstOfCalls(), firsts.FirstOfCalls(query.Channel));
        var nothing = GroupKey.Of(by, new LocalSlot(query.FirstDay, 0, 0), 0, 0); // without a row nobody would learn that there is none
        foreach (var (key, label) in groups.Keys.Union(desk.Keys).DefaultIfEmpty(nothing).Select(key => (key, key.Label(query.By, store.Words))).OrderBy(one => one, GroupOrder.Of(query.By)))
        {
            var (from, to) = key.Days(by, query.FirstDay, query.LastDay);
            var isSettled = VisitBlocks.StartOf(calendar.FirstSlotOf(to + 1)) + Settling <= knownUntil;
            var told = new HashSet<(string Kpi, string Variant)>(); // without its optional terms a formula is another, which may be asked for too
            foreach (var (kpi, variant) in query.Kpis)
            {
                if (variant.Desk is not null)
                {
                    rows.AddRange(desk.Figures(key, kpi, variant, to).Where(one => told.Add((kpi.Id, one.Variant))).Select(one => new KpiRow(kpi, from, to, label, one)));
                    continue;
                }

                // Nobody has told of any call up to then: that is no desk without calls. Callers come back by any channel.
                var figure = !(firstOfAll <= to) ? new KpiFigure(variant.Id, null, null, null, 0, KpiState.NotAvailable, "calls")
                    : !(firstOfChannel <= to) && !CallGroups.IsFirstContact(kpi, variant) ? new KpiFigure(variant.Id, null, null, null, 0, KpiState.NotAvailable, $"calls by {query.Channel}")
                    : kpi.NeedsHours && !calendar.HasHours ? new KpiFigure(variant.Id, null, null, null, 0, KpiState.NotAvailable, "business hours")
                    : lengths is not null && CallLengths.IsOf(kpi) ? lengths.Figure(key, kpi, groups.GetValueOrDefault(key) ?? new CallMeasures())
                    : !CallGroups.IsFirstContact(kpi, variant)
                    ? KpiComputation.Compute(kpi, variant, groups.GetValueOrDefault(key) ?? new CallMeasures(), query.Settings)
                    : first.GetValueOrDefault(key) ?? new KpiFigure(variant.Id, null, 0, 0, 0, KpiState.Ok);
                rows.Add(new KpiRow(kpi, from, to, label, isSettled || figure.State is KpiState.NotAvailable or KpiState.NotYetKnown
                    ? figure : figure with { State = KpiState.Provisional }));
            }

            rows.AddRange(query.Ungrouped.Select(kpi => new KpiRow(
                kpi, from, to, label, new KpiFigure(kpi.Variants[0].Id, null, null, null, 0, KpiState.NotAvailable, $"groups by {string.Join(", ", query.By).ToLowerInvariant()}"))));
        }

        desk.GiveBack();
        return rows;
    }
}
