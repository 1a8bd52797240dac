using System.Runtime.InteropServices;
using Bridge.Core.Calls;
using Bridge.Core.Kpis;

namespace Bridge.Host.Features.Measures;

/// <summary>First-contact resolution by group: from the sums, and from the calls themselves where the sums cannot tell.</summary>
internal sealed class FirstContacts(MeasureStore store, KpiQuery query)
{
    private readonly DeskCalendar _calendar = store.Calendar();
    private readonly IReadOnlySet<Dimension> _by = query.Dimensions;
    private readonly TimeSpan _window = TimeSpan.FromDays(query.Settings.RepeatDays);
    private readonly long _knownUntil = store.KnownUntil();
    private readonly Dictionary<GroupKey, FirstTally> _tallies = [];

    /// <summary>Computes the figure of each group that has contacts.</summary>
    /// <returns>The figures.</returns>
    public IReadOnlyDictionary<GroupKey, KpiFigure> Read()
    {
        if (query.Settings.RepeatDays != FirstSums.Days || GroupedMeasures.NeedsVisits(_by))
        {
            ReadCalls(query.FirstDay, query.LastDay);
        }
        else
        {
            // Before this day all is known of who came back, after it nothing is; on it both occur.
            var border = _calendar.Local(VisitBlocks.SlotOf(_knownUntil - (long)_window.TotalMilliseconds)).Day;
            ReadSums(query.FirstDay, Math.Min(query.LastDay, border - 1), isMature: true);
            ReadCalls(Math.Max(query.FirstDay, border), Math.Min(query.LastDay, border));
            ReadSums(Math.Max(query.FirstDay, border + 1), query.LastDay, isMature: false);
        }

        return _tallies.Where(one => !one.Value.IsEmpty).ToDictionary(one => one.Key, one => one.Value.Figure());
    }

    private void ReadSums(int firstDay, int lastDay, bool isMature)
    {
        if (firstDay <= lastDay)
        {
            foreach (var (key, sums) in new GroupedMeasures(store, query with { FirstDay = firstDay, LastDay = lastDay }, anyChannel: true).Read())
            {
                Tally(key).Add(sums, isMature);
            }
        }
    }

    private void ReadCalls(int firstDay, int lastDay)
    {
        if (firstDay <= lastDay)
        {
            store.Read(connection =>
            {
                JudgedContacts.Read(connection, _calendar.FirstSlotOf(firstDay), _calendar.FirstSlotOf(lastDay + 1), _window, _knownUntil, Count);
                return _tallies.Count;
            });
        }
    }

    private void Count(ReadOnlySpan<CallFacts> call, RepeatVerdict verdict)
    {
        var at = _calendar.Local(VisitBlocks.SlotOf(call[0].OfferedAt));
        if (query.IncludesAfterHours || _calendar.IsOpen(at))
        {
            Tally(GroupKey.Of(_by, at, call[0].Queue, JudgedContacts.AgentOf(call))).Add(verdict, (CallInputs)call[0].Inputs);
        }
    }

    private ref FirstTally Tally(GroupKey key) => ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, key, out _);
}
