using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures.FirstContact;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Measures.Answers;

/// <summary>What the calls of a query come to, by group.</summary>
/// <param name="Measures">Sums, by group; none where no figure of calls is asked.</param>
/// <param name="First">First-contact resolution, by group; none where it is not asked.</param>
internal sealed record CallGroups(IReadOnlyDictionary<GroupKey, CallMeasures> Measures, IReadOnlyDictionary<GroupKey, KpiFigure> First)
{
    /// <summary>Reads the groups.</summary>
    /// <param name="store">The store, its sums up to date.</param>
    /// <param name="query">What is asked.</param>
    /// <returns>The groups.</returns>
    public static CallGroups Read(MeasureStore store, KpiQuery query)
    {
        var (hasCalls, hasFirst) = (query.Kpis.Any(one => one.Variant.Desk is null), query.Kpis.Any(one => IsFirstContact(one.Kpi, one.Variant)));
        if (!hasFirst || !GroupedMeasures.NeedsVisits(query.Dimensions))
        {
            return new(hasCalls ? new GroupedMeasures(store, query).Read() : None<CallMeasures>(), hasFirst ? new FirstContacts(store, query).Read() : None<KpiFigure>());
        }

        // Both may read through all calls of the days. A store reads for one caller at a time, so the other has its own.
        var first = Task.Run(() =>
        {
            using var own = MeasureStore.Open(store.Path);
            return new FirstContacts(own, query).Read();
        });
        try
        {
            return new(new GroupedMeasures(store, query).Read(), first.GetAwaiter().GetResult());
        }
        finally
        {
            ((Task)first).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult(); // after a failure nothing reads on in the store
        }
    }

    /// <summary>Tells whether a figure is the first-contact resolution of calls.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="variant">Its formula.</param>
    /// <returns>True when it is.</returns>
    public static bool IsFirstContact(Kpi kpi, KpiVariant variant) => kpi.Id == KpiCatalogue.FirstContact && variant.Desk is null;

    private static Dictionary<GroupKey, T> None<T>() => [];
}
