using System.Runtime.InteropServices;
using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;

namespace Bridge.Host.Features.Measures.FirstContact;

/// <summary>First-contact resolution by group: from the sums, and from the calls themselves where the sums cannot tell.</summary>
internal sealed class FirstContacts(MeasureStore store, KpiQuery query)
{
    private const int DaysAtOnce = 28; // the calls of so many days, and of a window around them, are in memory

    private readonly DeskCalendar _calendar = store.Calendar();
    private readonly int _channel = store.Words.Find(query.Channel) ?? -1;
    private readonly IReadOnlySet<Dimension> _by = query.Dimensions;
    private readonly TimeSpan _window = TimeSpan.FromDays(query.Settings.RepeatDays);
    private readonly long _knownUntil = store.KnownUntil();
    private readonly GroupTable<FirstTally> _tallies = new(query.Dimensions, store.Words);
    private readonly Dictionary<long, (LocalSlot At, int Time, bool IsOpen)> _slots = [];

    /// <summary>Computes the figure of each group that has contacts.</summary>
    /// <returns>The figures.</returns>
    public IReadOnlyDictionary<GroupKey, KpiFigure> Read()
    {
        // Before this day all is known of who came back, after it nothing is; in it both occur.
        var day = FirstBorder.DayOf(store);
        if (query.Settings.RepeatDays != FirstSums.Days)
        {
            ReadCalls(query.FirstDay, query.LastDay);
        }
        else
        {
            ReadDays(query.FirstDay, Math.Min(query.LastDay, day - 1), isMature: true);
            if (day >= query.FirstDay && day <= query.LastDay && !store.Read(connection => FirstBorder.Read(connection, day, _knownUntil, Count)))
            {
                ReadCalls(day, day);
            }

            ReadDays(Math.Max(query.FirstDay, day + 1), query.LastDay, isMature: false);
        }

        return _tallies.All.Where(one => !one.Value.IsEmpty).ToDictionary(one => one.Key, one => one.Value.Figure());
    }

    private void ReadDays(int firstDay, int lastDay, bool isMature)
    {
        if (firstDay > lastDay)
        {
            return;
        }

        var days = query with { FirstDay = firstDay, LastDay = lastDay };
        if (!GroupedMeasures.NeedsVisits(_by))
        {
            ReadSums(days, isMature);
            return;
        }

        foreach (var part in store.Read(connection => PairMonths.Of(connection, days)))
        {
            if (part.IsCounted)
            {
                ReadSums(query with { FirstDay = part.First, LastDay = part.Last }, isMature);
            }
            else
            {
                ReadKept(part.First, part.Last, isMature);
            }
        }
    }

    private void ReadSums(KpiQuery days, bool isMature)
    {
        foreach (var (key, sums) in new GroupedMeasures(store, days, forContacts: true).Read())
        {
            _tallies[key].Add(sums, isMature);
        }
    }

    private void ReadKept(int firstDay, int lastDay, bool isMature) => store.Read(connection =>
    {
        Rollups.Read(connection, Grain.DayFirst, firstDay, lastDay + 1, (row, bytes) =>
        {
            if (row.Channel == _channel && (row.IsOpen || query.IncludesAfterHours))
            {
                FirstCodec.Read(bytes, row.Channel, _calendar.FirstSlotOf((int)row.Slot), contact => Count(isMature ? contact : contact.AsYoung()));
            }
        });
        return _tallies.All.Count;
    });

    private void ReadCalls(int firstDay, int lastDay)
    {
        for (var day = firstDay; day <= lastDay; day += DaysAtOnce)
        {
            var (first, end) = (_calendar.FirstSlotOf(day), _calendar.FirstSlotOf(Math.Min(day + DaysAtOnce, lastDay + 1)));
            store.Read(connection =>
            {
                JudgedContacts.Read(connection, first, end, _window, _knownUntil, Count);
                return _tallies.All.Count;
            });
        }
    }

    private void Count(JudgedContact contact)
    {
        if (contact.Channel != _channel)
        {
            return; // callers come back by any channel; whose first contacts are asked about is one
        }

        var slot = VisitBlocks.SlotOf(contact.OfferedAt);
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, slot, out var isKnown);
        if (!isKnown)
        {
            var at = _calendar.Local(slot);
            known = (at, _tallies.TimeOf(at), _calendar.IsOpen(at));
        }

        if (query.IncludesAfterHours || known.IsOpen)
        {
            _tallies.Of(known.At, known.Time, contact.Queue, contact.Agent, contact.Topic).Add(contact);
        }
    }
}
