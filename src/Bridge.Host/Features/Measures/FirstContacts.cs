using System.Runtime.InteropServices;
using Bridge.Core.Calls;
using Bridge.Core.Kpis;

namespace Bridge.Host.Features.Measures;

/// <summary>First-contact resolution: needs the calls themselves, before and after the time that is asked for.</summary>
internal sealed class FirstContacts(MeasureStore store, KpiQuery query)
{
    // An unanswered call shortly before the window can belong to an answered one within it.
    private const int AttemptSlots = 4;

    private readonly DeskCalendar _calendar = store.Calendar();
    private readonly IReadOnlySet<Dimension> _by = query.Dimensions;
    private readonly List<CallFacts> _visits = [];

    /// <summary>Computes the figure of each group that has contacts.</summary>
    /// <returns>The figures.</returns>
    public IReadOnlyDictionary<GroupKey, KpiFigure> Read()
    {
        var window = TimeSpan.FromDays(query.Settings.RepeatDays);
        var slots = (long)window.TotalSeconds / LocalSlot.Seconds;
        var (first, end) = (_calendar.FirstSlotOf(query.FirstDay), _calendar.FirstSlotOf(query.LastDay + 1));
        var visits = Visits(first - slots - AttemptSlots, end + slots + DayOfVisits.Around);
        var calls = CallSpans.Of(visits);
        var contacts = calls.ConvertAll(call => Contact(visits.AsSpan()[call]));
        var verdicts = RepeatContacts.Judge(contacts, window, store.KnownUntil());
        var tallies = new Dictionary<GroupKey, Tally>();
        for (var one = 0; one < calls.Count; one++)
        {
            var call = visits.AsSpan()[calls[one]];
            var slot = VisitBlocks.SlotOf(call[0].OfferedAt);
            var at = _calendar.Local(slot);
            if (slot >= first && slot < end && (query.IncludesAfterHours || _calendar.IsOpen(at)))
            {
                ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(tallies, GroupKey.Of(_by, at, call[0].Queue, AgentOf(call)), out _);
                tally.Add(verdicts[one], (CallInputs)call[0].Inputs);
            }
        }

        return tallies.ToDictionary(one => one.Key, one => one.Value.Figure());
    }

    private CallFacts[] Visits(long first, long end)
    {
        _ = store.Read(connection =>
        {
            VisitBlocks.Read(connection, first, end, (_, block) => Keep(block));
            return _visits.Count;
        });
        return CallSpans.Sort(CollectionsMarshal.AsSpan(_visits));
    }

    private void Keep(ReadOnlySpan<CallFacts> block)
    {
        foreach (ref readonly var visit in block)
        {
            if (CallCounting.IsContact(visit))
            {
                _visits.Add(visit);
            }
        }
    }

    private static RepeatContact Contact(ReadOnlySpan<CallFacts> call) =>
        new(call[0].Caller, call[0].Topic, call[0].OfferedAt, AgentVisit(call) >= 0);

    private static int AgentOf(ReadOnlySpan<CallFacts> call) => AgentVisit(call) is >= 0 and var at ? call[at].Agent : 0;

    private static int AgentVisit(ReadOnlySpan<CallFacts> call)
    {
        for (var one = 0; one < call.Length; one++)
        {
            if (call[one].Outcome == (byte)CallOutcome.Answered)
            {
                return one;
            }
        }

        return -1;
    }

    private struct Tally
    {
        private long _resolved;
        private long _mature;
        private long _immature;
        private CallInputs _inputs;

        public void Add(RepeatVerdict verdict, CallInputs inputs)
        {
            _inputs |= inputs;
            _resolved += verdict == RepeatVerdict.Resolved ? 1 : 0;
            _mature += verdict is RepeatVerdict.Resolved or RepeatVerdict.Unresolved ? 1 : 0;
            _immature += verdict == RepeatVerdict.Immature ? 1 : 0;
        }

        public readonly KpiFigure Figure()
        {
            const string variant = "repeat";
            if (!_inputs.HasFlag(CallInputs.Caller))
            {
                return new KpiFigure(variant, null, null, null, 0, KpiState.NotAvailable, string.Join(", ", KpiWords.Of(CallInputs.Caller)));
            }

            var state = _mature == 0 && _immature > 0 ? KpiState.NotYetKnown
                : _immature > 0 ? KpiState.Provisional
                : _mature is > 0 and < KpiSettings.FewCases ? KpiState.SmallN : KpiState.Ok;
            return new KpiFigure(variant, _mature > 0 ? 100.0 * _resolved / _mature : null, _resolved, _mature, _mature, state);
        }
    }
}
