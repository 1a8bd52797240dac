using System.Runtime.InteropServices;
using Bridge.Core.Kpis;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures;

/// <summary>Puts sums together to the groups of a query, from the coarsest rows that can tell them apart.</summary>
/// <remarks>
/// Without queue and agent a call counts once, by its first visit; with them each visit counts. Agents by the hour are counted from the
/// visits themselves: a row for each agent and quarter would hold one or two calls.
/// </remarks>
/// <param name="store">The measures.</param>
/// <param name="query">What is asked.</param>
/// <param name="forContacts">True for what became of contacts alone: of all channels, since callers come back by any, and without waits.</param>
internal sealed class GroupedMeasures(MeasureStore store, KpiQuery query, bool forContacts = false)
{
    private readonly Dictionary<GroupKey, CallMeasures> _groups = [];
    private readonly IReadOnlySet<Dimension> _by = query.Dimensions;
    private readonly DeskCalendar _calendar = store.Calendar();
    private readonly int _channel = store.Words.Find(query.Channel) ?? -1;

    /// <summary>Tells whether no rows of sums can tell groups apart, only the visits can.</summary>
    /// <param name="by">What is grouped by.</param>
    /// <returns>True for agents by the hour.</returns>
    public static bool NeedsVisits(IReadOnlySet<Dimension> by) => by.Contains(Dimension.Hour) && by.Contains(Dimension.Agent);

    /// <summary>Reads the groups.</summary>
    /// <returns>Measures of each group that has any.</returns>
    public IReadOnlyDictionary<GroupKey, CallMeasures> Read() => store.Read(connection =>
    {
        if (NeedsVisits(_by))
        {
            VisitBlocks.Read(connection, _calendar.FirstSlotOf(query.FirstDay), _calendar.FirstSlotOf(query.LastDay + 1), CountVisits);
        }
        else
        {
            ReadSums(connection);
        }

        // Open visits and tests leave groups in which nothing is counted.
        foreach (var (key, _) in _groups.Where(group => !forContacts && !HasAny(group.Value)).ToList())
        {
            _groups.Remove(key);
        }

        if (_groups.Count == 0 && query.By.Count == 0 && !forContacts)
        {
            _groups[default] = new CallMeasures();
        }

        return _groups;
    });

    private static bool HasAny(CallMeasures measures) =>
        CallFormulas.Arrived(measures) + measures[CallMeasure.CallbackAttempted] + measures[CallMeasure.Outbound] + measures[CallMeasure.AfterHours] > 0;

    // Whole months from their own rows, the days before and after from theirs.
    private void ReadSums(SqliteConnection connection)
    {
        var months = _by.Overlaps([Dimension.Day, Dimension.Week, Dimension.Weekday])
            ? (First: 0, End: 0)
            : (First: MonthSums.MonthOf(query.FirstDay - 1) + 1, End: MonthSums.MonthOf(query.LastDay + 1));
        if (months.First >= months.End)
        {
            ReadDays(connection, query.FirstDay, query.LastDay + 1);
            return;
        }

        ReadDays(connection, query.FirstDay, MonthSums.FirstDayOf(months.First));
        var (isFine, hasQueue) = (_by.Contains(Dimension.Hour), _by.Contains(Dimension.Queue));
        if (isFine)
        {
            ReadRows(connection, hasQueue ? Grain.HourQueue : Grain.HourCall, months.First * 24, months.End * 24);
        }
        else
        {
            var ofAgents = hasQueue ? Grain.MonthAgent : Grain.MonthAgentAlone;
            ReadRows(connection, _by.Contains(Dimension.Agent) ? ofAgents : hasQueue ? Grain.MonthQueue : Grain.MonthCall, months.First, months.End);
        }

        ReadDays(connection, MonthSums.FirstDayOf(months.End), query.LastDay + 1);
    }

    private void ReadDays(SqliteConnection connection, int first, int end)
    {
        if (first >= end)
        {
            return;
        }

        var hasQueue = _by.Contains(Dimension.Queue);
        if (_by.Contains(Dimension.Hour))
        {
            ReadRows(connection, hasQueue ? Grain.QuarterQueue : Grain.QuarterCall, _calendar.FirstSlotOf(first), _calendar.FirstSlotOf(end));
        }
        else
        {
            ReadRows(connection, _by.Contains(Dimension.Agent) ? Grain.DayAgent : hasQueue ? Grain.DayQueue : Grain.DayCall, first, end);
        }
    }

    private LocalSlot Place(Grain grain, long slot) => grain switch
    {
        Grain.QuarterQueue or Grain.QuarterCall => _calendar.Local(slot),
        Grain.HourQueue or Grain.HourCall => new LocalSlot(MonthSums.FirstDayOf((int)(slot / 24)), (int)(slot % 24) * 4, 0),
        Grain.MonthQueue or Grain.MonthCall or Grain.MonthAgent or Grain.MonthAgentAlone => new LocalSlot(MonthSums.FirstDayOf((int)slot), 0, 0),
        _ => new LocalSlot((int)slot, 0, 0),
    };

    private void ReadRows(SqliteConnection connection, Grain grain, long first, long end) =>
        Rollups.Read(connection, grain, first, end, (row, bytes) =>
        {
            if (row.Channel != _channel && !forContacts)
            {
                return;
            }

            var group = Group(GroupKey.Of(_by, Place(grain, row.Slot), row.Queue, row.Agent));
            if (row.IsOpen || query.IncludesAfterHours)
            {
                MeasuresCodec.AddTo(bytes, group, withWaits: !forContacts);
            }

            if (!row.IsOpen && !forContacts)
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
