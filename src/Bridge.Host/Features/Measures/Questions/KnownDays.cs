using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.Sums;

namespace Bridge.Host.Features.Measures.Questions;

/// <summary>What was imported and for which days, for questions that name neither days nor figures.</summary>
/// <param name="store">The store.</param>
internal sealed class KnownDays(MeasureStore store)
{
    /// <summary>The usual figures of what was imported; those of calls where nothing was.</summary>
    /// <returns>Ids of KPIs.</returns>
    public IReadOnlyList<string> Usual()
    {
        var kinds = DeskThings.Kinds.Where(kind => Range(kind) is not null).ToList();
        return
        [
            .. kinds.Count == 0 || store.Range() is not null ? KpiCatalogue.UsualCalls : [],
            .. KpiCatalogue.All.Where(kpi => kpi.IsUsual && kpi.Variants[0].Desk is { } formula && kinds.Contains(formula.Terms[0].Kind)).Select(kpi => kpi.Id),
        ];
    }

    /// <summary>First and last day that the KPIs of a query know.</summary>
    /// <param name="query">The query; its own days are not looked at.</param>
    /// <returns>Days since 1970.</returns>
    /// <exception cref="KpiQuestionException">Nothing was imported that they need.</exception>
    public (int First, int Last) Of(KpiQuery query)
    {
        var calendar = store.Calendar();
        List<(int First, int Last)> days = [.. query.Kinds.Select(Range).OfType<(int, int)>()];
        if (query.NeedsCalls && store.Range() is { } range)
        {
            days.Add((calendar.Local(range.First).Day, calendar.Local(range.Last).Day));
        }

        return days.Count > 0 ? (days.Min(one => one.First), days.Max(one => one.Last)) : throw new KpiQuestionException(query.NeedsCalls
            ? "No calls were imported yet. Import them with bridge import calls, or name a folder for them (kpis: inboxes)."
            : $"No {string.Join(", ", query.Kinds.Select(kind => kind.Plural))} were imported yet. 'bridge import --help' shows how.");
    }

    /// <summary>First day on which all inputs of a formula are known.</summary>
    /// <param name="variant">The formula.</param>
    /// <param name="channel">The channel of the calls that are asked about.</param>
    /// <returns>Day since 1970; null when an input is not known at all.</returns>
    public int? FirstOf(KpiVariant variant, string channel)
    {
        var firsts = (variant.Desk?.Terms ?? []).Where(term => !term.IsOptional).Select(FirstOf).ToList();
        if (variant.Desk is null or { Calls: not null })
        {
            firsts.Add(FirstOfCalls(variant.Desk is null ? channel : null));
        }

        return firsts.Contains(null) ? null : firsts.Max();
    }

    /// <summary>First day with a call, whoever called whom and whatever became of it.</summary>
    /// <param name="channel">The channel by which it came; null for any.</param>
    /// <returns>Day since 1970; null without one.</returns>
    public int? FirstOfCalls(string? channel = null)
    {
        int? First(Grain grain, int from) => store.Read(connection => connection.Query(
            "SELECT slot FROM rollup WHERE grain = $grain AND slot >= $from AND ($any OR channel = $channel) ORDER BY slot LIMIT 1", row => (int?)row.GetInt32(0),
            ("$grain", (long)grain), ("$from", from), ("$any", channel is null ? 1 : 0), ("$channel", channel is null ? 0 : store.Words.Find(channel) ?? -1)).FirstOrDefault());

        // There are few rows of months, so that the days before the first one need not be looked through.
        return First(Grain.MonthQueue, 0) is { } month ? First(Grain.DayQueue, MonthSums.FirstDayOf(month)) : null;
    }

    /// <summary>The days that some KPIs know.</summary>
    /// <param name="kpis">The KPIs.</param>
    /// <returns>First and last day since 1970; null when nothing was imported that they need.</returns>
    public (int First, int Last)? Find(IEnumerable<Kpi> kpis)
    {
        var query = new KpiQuery { FirstDay = 0, LastDay = 0, Kpis = [.. kpis.Select(kpi => (kpi, kpi.Variants[0]))] };
        return query.Kinds.Any(kind => Range(kind) is not null) || (query.NeedsCalls && store.Range() is not null) ? Of(query) : null;
    }

    private (int First, int Last)? Range(TableKind kind)
    {
        if (store.Words.Find(kind.Record) is not { } number || store.Read(connection => DeskRows.Range(connection, number)) is not { } range)
        {
            return null;
        }

        var calendar = store.Calendar();
        return (KindSources.DayOf(kind, range.First, calendar), KindSources.DayOf(kind, range.Last, calendar));
    }

    private int? FirstOf(DeskTerm term) => store.Words.Find(term.Kind.Record) is { } number
        ? store.Read(connection => KindSources.Read(connection, term.Kind, number, store.Calendar())).FirstOf(term) : null;
}
