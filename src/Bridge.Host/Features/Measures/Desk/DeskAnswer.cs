using System.Runtime.InteropServices;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Kpis.Desk.Tallies;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Visits;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>What was put together for the figures of a query.</summary>
/// <param name="calendar">The desk's calendar.</param>
internal sealed class DeskAnswer(DeskCalendar calendar)
{
    private const long Settling = 24 * 3600_000;

    // A formula is itself alone; comparing all its texts would take longer than adding.
    private readonly Dictionary<KpiVariant, Dictionary<(GroupKey Key, string? Currency), DeskTally>> _tallies = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TableKind, (KindSources Sources, long KnownUntil)> _kinds = [];
    private int? _firstCalls;

    /// <summary>The groups in which something was counted.</summary>
    public IEnumerable<GroupKey> Keys => _tallies.Values.SelectMany(groups => groups.Keys).Select(one => one.Key).Distinct();

    /// <summary>Takes note of what the sources of a kind tell.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="sources">What they tell and since when.</param>
    /// <param name="knownUntil">Everything before this is known, milliseconds since 1970.</param>
    public void Note(TableKind kind, KindSources sources, long knownUntil) => _kinds[kind] = (sources, knownUntil);

    /// <summary>Takes note since when calls are known.</summary>
    /// <param name="firstDay">Days since 1970; null without calls.</param>
    public void NoteCalls(int? firstDay) => _firstCalls = firstDay;

    /// <summary>Adds a part.</summary>
    /// <param name="key">Its group.</param>
    /// <param name="variant">Its formula.</param>
    /// <param name="part">The part.</param>
    public void Add(GroupKey key, KpiVariant variant, in DeskPart part) => Tally(key, variant, part.Currency).Add(part);

    /// <summary>Adds parts that were put together.</summary>
    /// <param name="key">Their group.</param>
    /// <param name="variant">Their formula.</param>
    /// <param name="sums">The parts; must not be added to any more, formulas may share them.</param>
    public void Add(GroupKey key, KpiVariant variant, DeskTally sums)
    {
        // Nothing else is added where one term is all: then the values of which ranks are asked need no copy.
        if (variant.Desk is { Calls: null, Terms.Count: 1 })
        {
            ref var tally = ref Place(key, variant, null);
            if (tally is null)
            {
                tally = sums;
                return;
            }

            var both = new DeskTally();
            both.Add(tally);
            both.Add(sums);
            tally = both;
            return;
        }

        Tally(key, variant, null).Add(sums);
    }

    /// <summary>Gives the room back that values take; no figure is to be asked any more.</summary>
    public void GiveBack()
    {
        foreach (var tally in _tallies.Values.SelectMany(groups => groups.Values))
        {
            tally.GiveBack();
        }
    }

    /// <summary>Computes the figures of a group: one, or one for each currency.</summary>
    /// <param name="key">The group.</param>
    /// <param name="kpi">The KPI.</param>
    /// <param name="variant">Its formula.</param>
    /// <param name="lastDay">Last day of the group.</param>
    /// <returns>The figures.</returns>
    public IEnumerable<KpiFigure> Figures(GroupKey key, Kpi kpi, KpiVariant variant, int lastDay)
    {
        var missing = Missing(variant, lastDay);
        var isWhole = (variant.Desk?.Terms ?? []).All(term => !term.IsOptional || IsTold(term, lastDay));
        var name = isWhole ? variant.Id : variant.Desk?.WithoutOptional ?? variant.Id;
        var isSettled = (variant.Desk?.Terms ?? []).Where(term => !term.IsOptional || IsTold(term, lastDay)).All(term => VisitBlocks.StartOf(calendar.FirstSlotOf(lastDay + 1)) + Settling <= _kinds[term.Kind].KnownUntil);
        var groups = _tallies.GetValueOrDefault(variant) ?? [];
        IEnumerable<string?> currencies = kpi.Unit == KpiUnit.Currency ? groups.Keys.Where(one => one.Currency is not null).Select(one => one.Currency).Distinct().Order(StringComparer.Ordinal) : [];
        foreach (var currency in currencies.DefaultIfEmpty())
        {
            if (kpi.Unit == KpiUnit.Currency && missing.Count == 0 && !groups.ContainsKey((key, currency)))
            {
                // Calls of a time of which no expense is told have no cost of zero.
                yield return new KpiFigure(currency is null ? name : $"{name}:{currency}", null, null, null, 0, KpiState.Ok);
                continue;
            }

            var tally = groups.GetValueOrDefault((key, null)) ?? new DeskTally();
            if (currency is not null)
            {
                var both = new DeskTally();
                both.Add(tally);
                both.Add(groups.GetValueOrDefault((key, currency)) ?? new DeskTally());
                tally = both;
            }

            var figure = DeskComputation.Compute(kpi, variant, tally, missing);
            figure = isSettled || figure.State is KpiState.NotAvailable or KpiState.NotYetKnown ? figure : figure with { State = KpiState.Provisional };
            yield return figure with { Variant = currency is null ? name : $"{name}:{currency}" };
        }
    }

    private DeskTally Tally(GroupKey key, KpiVariant variant, string? currency) => Place(key, variant, currency) ??= new DeskTally();

    private ref DeskTally? Place(GroupKey key, KpiVariant variant, string? currency)
    {
        ref var groups = ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, variant, out _);
        return ref CollectionsMarshal.GetValueRefOrAddDefault(groups ??= [], (key, currency), out _);
    }

    private bool IsTold(DeskTerm term, int lastDay) => !_kinds[term.Kind].Sources.Missing(term, lastDay).Any();

    private List<string> Missing(KpiVariant variant, int lastDay)
    {
        List<string> missing = [.. (variant.Desk?.Terms ?? []).Where(term => !term.IsOptional).SelectMany(term => _kinds[term.Kind].Sources.Missing(term, lastDay))];
        if (variant.Desk is { Calls: not null } && (_firstCalls is not { } first || first > lastDay))
        {
            missing.Add("calls");
        }

        if (variant.Desk is { NeedsHours: true } && !calendar.HasHours)
        {
            missing.Add("business hours");
        }

        return [.. missing.Distinct(StringComparer.Ordinal)];
    }
}
