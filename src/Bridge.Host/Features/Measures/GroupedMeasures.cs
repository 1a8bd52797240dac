using System.Runtime.InteropServices;
using Bridge.Core.Kpis;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures;

/// <summary>Puts sums together to the groups of a query, from the coarsest rows that can tell them apart.</summary>
/// <remarks>
/// Without queue and agent a call counts once, by its first visit; with them each visit counts. Agents by the hour are counted from the
/// visits themselves: a row for each agent and quarter would hold one or two calls.
/// </remarks>
internal sealed class GroupedMeasures(MeasureStore store, KpiQuery query)
{
    private readonly Dictionary<GroupKey, CallMeasures> _groups = [];
    private readonly IReadOnlySet<Dimension> _by = query.Dimensions;
    private readonly DeskCalendar _calendar = store.Calendar();
    private readonly int _channel = store.Words.Find(query.Channel) ?? -1;

    /// <summary>Reads the groups.</summary>
    /// <returns>Measures of each group that has any.</returns>
    public IReadOnlyDictionary<GroupKey, CallMeasures> Read() => store.Read(connection =>
    {
        var (first, end) = (_calendar.FirstSlotOf(query.FirstDay), _calendar.FirstSlotOf(query.LastDay + 1));
        var (isFine, hasAgent, hasQueue) = (_by.Contains(Dimension.Hour), _by.Contains(Dimension.Agent), _by.Contains(Dimension.Queue));
        if (isFine && hasAgent)
        {
            VisitBlocks.Read(connection, first, end, CountVisits);
        }
        else if (isFine)
        {
            ReadRows(connection, hasQueue ? Grain.QuarterQueue : Grain.QuarterCall, first, end);
        }
        else
        {
            ReadRows(connection, hasAgent ? Grain.DayAgent : hasQueue ? Grain.DayQueue : Grain.DayCall, query.FirstDay, query.LastDay + 1);
        }

        // Open visits and tests leave groups in which nothing is counted.
        foreach (var (key, _) in _groups.Where(group => !HasAny(group.Value)).ToList())
        {
            _groups.Remove(key);
        }

        if (_groups.Count == 0 && query.By.Count == 0)
        {
            _groups[default] = new CallMeasures();
        }

        return _groups;
    });

    private static bool HasAny(CallMeasures measures) =>
        CallFormulas.Arrived(measures) + measures[CallMeasure.CallbackAttempted] + measures[CallMeasure.Outbound] + measures[CallMeasure.AfterHours] > 0;

    private void ReadRows(SqliteConnection connection, Grain grain, long first, long end) =>
        Rollups.Read(connection, grain, first, end, (row, bytes) =>
        {
            if (row.Channel != _channel)
            {
                return;
            }

            var at = grain is Grain.QuarterQueue or Grain.QuarterCall ? _calendar.Local(row.Slot) : new LocalSlot((int)row.Slot, 0, 0);
            var group = Group(GroupKey.Of(_by, at, row.Queue, row.Agent));
            if (row.IsOpen || query.IncludesAfterHours)
            {
                MeasuresCodec.AddTo(bytes, group);
            }

            if (!row.IsOpen)
            {
                var outside = new CallMeasures();
                MeasuresCodec.AddTo(bytes, outside);
                group.Add(CallMeasure.AfterHours, CallFormulas.Volume(outside));
            }
        });

    private void CountVisits(long slot, ReadOnlySpan<CallFacts> visits)
    {
        var at = _calendar.Local(slot);
        var isOpen = _calendar.IsOpen(at);
        foreach (ref readonly var visit in visits)
        {
            if (visit.Channel != _channel)
            {
                continue;
            }

            var group = Group(GroupKey.Of(_by, at, visit.Queue, visit.Agent));
            if (isOpen || query.IncludesAfterHours)
            {
                CallCounting.AddVisit(group, visit);
            }

            if (!isOpen)
            {
                var outside = new CallMeasures();
                CallCounting.AddVisit(outside, visit);
                group.Add(CallMeasure.AfterHours, CallFormulas.Volume(outside));
            }
        }
    }

    private CallMeasures Group(GroupKey key)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(_groups, key, out _);
        return group ??= new CallMeasures();
    }
}
