using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Sums;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Answers;

/// <summary>Puts sums together to the groups of a query, from the coarsest rows that can tell them apart.</summary>
/// <remarks>
/// Without queue and agent a call counts once, by its first visit; with them each visit counts. Agents by the hour, and topics by the hour, by queue or by agent, have rows of
/// whole months alone (<see cref="PairSums"/>); of other days they are counted from the visits themselves.
/// </remarks>
/// <param name="store">The measures.</param>
/// <param name="query">What is asked.</param>
/// <param name="forContacts">True for what became of contacts alone, without waits.</param>
internal sealed class GroupedMeasures(MeasureStore store, KpiQuery query, bool forContacts = false)
{
    private readonly GroupTable<CallMeasures> _groups = new(query.Dimensions, store.Words);
    private readonly IReadOnlySet<Dimension> _by = query.Dimensions;
    private readonly DeskCalendar _calendar = store.Calendar();
    private readonly int _channel = store.Words.Find(query.Channel) ?? -1;

    /// <summary>Tells whether no rows of days can tell groups apart, only rows of months or the visits can.</summary>
    /// <param name="by">What is grouped by.</param>
    /// <returns>True for agents by the hour, and for topics by hour, queue or agent.</returns>
    public static bool NeedsVisits(IReadOnlySet<Dimension> by) =>
        (by.Contains(Dimension.Topic) && by.Overlaps([Dimension.Hour, Dimension.Queue, Dimension.Agent])) || (by.Contains(Dimension.Hour) && by.Contains(Dimension.Agent));

    /// <summary>Reads the groups.</summary>
    /// <returns>Measures of each group that has any.</returns>
    public IReadOnlyDictionary<GroupKey, CallMeasures> Read() => store.Read(connection =>
    {
        if (NeedsVisits(_by))
        {
            foreach (var part in PairMonths.Of(connection, query))
            {
                ReadPairs(connection, part);
            }
        }
        else
        {
            ReadSums(connection);
        }

        // Open visits and tests leave groups in which nothing is counted.
        foreach (var (key, _) in _groups.All.Where(group => !forContacts && !HasAny(group.Value)).ToList())
        {
            _groups.All.Remove(key);
        }

        if (_groups.All.Count == 0 && query.By.Count == 0 && !forContacts)
        {
            _groups.All[default] = new CallMeasures();
        }

        return _groups.All;
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
            ReadRows(connection, _by.Contains(Dimension.Agent) ? ofAgents : hasQueue ? Grain.MonthQueue : _by.Contains(Dimension.Topic) ? Grain.MonthTopic : Grain.MonthCall, months.First, months.End);
        }

        ReadDays(connection, MonthSums.FirstDayOf(months.End), query.LastDay + 1);
    }

    private void ReadPairs(SqliteConnection connection, PairMonths part)
    {
        if (part is { IsCounted: true, Grain: { } grain })
        {
            var (first, end) = (MonthSums.MonthOf(part.First), MonthSums.MonthOf(part.Last) + 1);
            var slots = grain is Grain.HourTopic or Grain.HourAgent ? 24 : 1;
            ReadRows(connection, grain, first * slots, end * slots);
            return;
        }

        var visits = new GroupsOfVisits(store, query, _groups);
        for (var day = part.First; day <= part.Last; day++)
        {
            visits.Count(connection, day);
        }
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
            ReadRows(connection, _by.Contains(Dimension.Agent) ? Grain.DayAgent : hasQueue ? Grain.DayQueue : _by.Contains(Dimension.Topic) ? Grain.DayTopic : Grain.DayCall, first, end);
        }
    }

    private LocalSlot Place(Grain grain, long slot) => grain switch
    {
        Grain.QuarterQueue or Grain.QuarterCall => _calendar.Local(slot),
        Grain.HourQueue or Grain.HourCall or Grain.HourTopic or Grain.HourAgent => new LocalSlot(MonthSums.FirstDayOf((int)(slot / 24)), (int)(slot % 24) * 4, 0),
        Grain.MonthQueue or Grain.MonthCall or Grain.MonthAgent or Grain.MonthAgentAlone or Grain.MonthTopic
            or Grain.MonthQueueTopic or Grain.MonthAgentTopic => new LocalSlot(MonthSums.FirstDayOf((int)slot), 0, 0),
        _ => new LocalSlot((int)slot, 0, 0),
    };

    private void ReadRows(SqliteConnection connection, Grain grain, long first, long end)
    {
        var time = (Slot: long.MinValue, At: default(LocalSlot), Number: 0);
        Rollups.Read(connection, grain, first, end, (row, bytes) =>
        {
            if (row.Channel != _channel)
            {
                return;
            }

            if (row.Slot != time.Slot)
            {
                var place = Place(grain, row.Slot);
                time = (row.Slot, place, _groups.TimeOf(place));
            }

            var (queue, agent, topic) = grain switch
            {
                Grain.DayTopic or Grain.MonthTopic or Grain.HourTopic or Grain.MonthAgentTopic => (0, row.Agent, row.Queue),
                Grain.MonthQueueTopic => (row.Queue, 0, row.Agent),
                _ => (row.Queue, row.Agent, 0),
            };
            var group = _groups.Of(time.At, time.Number, queue, agent, topic);
            if (row.IsOpen || query.IncludesAfterHours)
            {
                MeasuresCodec.AddTo(bytes, group, withWaits: !forContacts);
            }

            if (!row.IsOpen && !forContacts)
            {
                var outside = new CallMeasures();
                MeasuresCodec.AddTo(bytes, outside);
                group.Add(CallMeasure.AfterHours, CallFormulas.Arrived(outside));
            }
        });
    }
}
