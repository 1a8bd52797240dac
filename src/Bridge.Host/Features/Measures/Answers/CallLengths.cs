using System.Runtime.InteropServices;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Core.Kpis.Desk.Tallies;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Answers;

/// <summary>How long calls lasted: no sums tell which one in a hundred lasted longest. By time the lengths are kept by day, else they are read from the calls themselves.</summary>
/// <param name="store">The measures.</param>
/// <param name="query">What is asked.</param>
internal sealed class CallLengths(MeasureStore store, KpiQuery query)
{
    private const int Percent = 99;

    private readonly DeskCalendar _calendar = store.Calendar();
    private readonly IReadOnlySet<Dimension> _by = query.Dimensions;
    private readonly int _channel = store.Words.Find(query.Channel) ?? -1;
    private readonly Dictionary<GroupKey, List<long>> _lengths = [];
    private readonly Dictionary<GroupKey, long> _limits = [];

    /// <summary>Tells whether a KPI is about lengths.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <returns>True for the limit and for what exceeds it.</returns>
    public static bool IsOf(Kpi kpi) => kpi.Id is KpiCatalogue.LengthLimit or KpiCatalogue.LongCalls;

    /// <summary>Reads the lengths of the days of the query.</summary>
    /// <returns>This.</returns>
    public CallLengths Read() => store.Read(connection =>
    {
        if (!_by.Overlaps([Dimension.Queue, Dimension.Agent, Dimension.Topic, Dimension.Hour]))
        {
            Rollups.Read(connection, Grain.DayLengths, query.FirstDay, query.LastDay + 1, Add);
            return this;
        }

        for (var day = query.FirstDay; day <= query.LastDay; day++)
        {
            Read(connection, _calendar.FirstSlotOf(day), _calendar.FirstSlotOf(day + 1));
        }

        return this;
    });

    /// <summary>The figure of a group.</summary>
    /// <param name="key">The group.</param>
    /// <param name="kpi">The KPI.</param>
    /// <param name="measures">What else is counted of the group.</param>
    /// <returns>The figure.</returns>
    public KpiFigure Figure(GroupKey key, Kpi kpi, CallMeasures measures)
    {
        var variant = kpi.Variants[0].Id;
        var lengths = _lengths.GetValueOrDefault(key) ?? [];
        if (lengths.Count == 0 && measures.Inputs != 0 && (kpi.Inputs & ~measures.Inputs) is not 0 and var missing)
        {
            return new KpiFigure(variant, null, null, null, 0, KpiState.NotAvailable, string.Join(", ", KpiWords.Of(missing)));
        }

        var limit = LimitOf(key);
        if (kpi.Id == KpiCatalogue.LengthLimit)
        {
            return new KpiFigure(variant, limit / 1000.0, limit / 1000.0, null, lengths.Count, KpiState.Ok);
        }

        var count = lengths.Count(length => length > limit);
        return new KpiFigure(variant, count, count, null, count, KpiState.Ok);
    }

    /// <summary>The limit of a group: the least length with at least 99 of a hundred at or below it.</summary>
    /// <param name="key">The group.</param>
    /// <returns>Milliseconds; null without calls.</returns>
    public long? LimitOf(GroupKey key)
    {
        if (_lengths.GetValueOrDefault(key) is not { Count: > 0 } lengths)
        {
            return null;
        }

        ref var limit = ref CollectionsMarshal.GetValueRefOrAddDefault(_limits, key, out var isKnown);
        if (!isKnown)
        {
            var all = new DeskTally();
            all.Add(CollectionsMarshal.AsSpan(lengths), 1);
            limit = (long)all.Rank(Percent).GetValueOrDefault();
            all.GiveBack();
        }

        return limit;
    }

    private void Add(RollupKey row, ReadOnlySpan<byte> bytes)
    {
        if (row.Channel == _channel && (query.IncludesAfterHours || row.IsOpen))
        {
            LengthsCodec.AddTo(bytes, Lengths(GroupKey.Of(_by, new LocalSlot((int)row.Slot, 0, 0), 0, 0)));
        }
    }

    private void Read(SqliteConnection connection, long first, long end)
    {
        if (_by.Contains(Dimension.Queue) || _by.Contains(Dimension.Agent))
        {
            VisitBlocks.Read(connection, first, end, (_, visits) =>
            {
                for (var one = 0; one < visits.Length; one++)
                {
                    Add(visits.Slice(one, 1));
                }
            });
            return;
        }

        var sorted = CallsBegun.Read(connection, first, end);
        foreach (var call in CallSpans.Of(sorted))
        {
            Add(sorted.AsSpan(call));
        }
    }

    private void Add(ReadOnlySpan<CallFacts> counted)
    {
        if (CallCounting.LengthOf(counted) is not { } length)
        {
            return;
        }

        ref readonly var visit = ref counted[0];
        var slot = VisitBlocks.SlotOf(visit.OfferedAt);
        var at = _calendar.Local(slot);
        if (visit.Channel == _channel && visit.Count > 0 && (query.IncludesAfterHours || _calendar.IsOpen(at)))
        {
            Lengths(GroupKey.Of(_by, at, visit.Queue, visit.Agent).WithTopic(_by, visit.Topic, store.Words)).Add(length);
        }
    }

    private List<long> Lengths(GroupKey key)
    {
        ref var lengths = ref CollectionsMarshal.GetValueRefOrAddDefault(_lengths, key, out _);
        return lengths ??= [];
    }
}
