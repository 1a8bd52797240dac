using System.Runtime.InteropServices;
using Bridge.Core.Calls;
using Bridge.Core.Kpis;

namespace Bridge.Host.Features.Measures;

/// <summary>Counts one day of the desk into its rows of sums.</summary>
/// <param name="calendar">The desk's calendar.</param>
/// <param name="day">Days since 1970.</param>
internal sealed class DayOfVisits(DeskCalendar calendar, int day)
{
    /// <summary>Quarters before and after a day in which visits of its calls are looked for.</summary>
    public const int Around = 48;

    private readonly Dictionary<RollupKey, CallMeasures> _rows = [];
    private readonly Dictionary<ulong, long> _requests = [];
    private readonly List<CallFacts> _visits = [];
    private bool _hasCallbacks;

    /// <summary>First quarter of the day.</summary>
    public long First { get; } = calendar.FirstSlotOf(day);

    /// <summary>Quarter after its last.</summary>
    public long End { get; } = calendar.FirstSlotOf(day + 1);

    /// <summary>Takes the visits of one quarter, of this day or around it.</summary>
    /// <param name="visits">The visits.</param>
    public void Take(ReadOnlySpan<CallFacts> visits)
    {
        _visits.AddRange(visits);
        foreach (ref readonly var visit in visits)
        {
            _hasCallbacks |= (visit.Flags & CallFacts.IsCallback) != 0;
        }
    }

    /// <summary>Counts what became of a contact that began on this day.</summary>
    /// <param name="call">Its visits, first one first.</param>
    /// <param name="verdict">What became of it.</param>
    public void AddContact(ReadOnlySpan<CallFacts> call, RepeatVerdict verdict)
    {
        ref readonly var first = ref call[0];
        var slot = VisitBlocks.SlotOf(first.OfferedAt);
        var isOpen = calendar.IsOpen(calendar.Local(slot));
        AddContact(Row(new(Grain.QuarterQueue, slot, first.Queue, 0, first.Channel, isOpen)), first, verdict);
        AddContact(Row(new(Grain.QuarterCall, slot, 0, 0, first.Channel, isOpen)), first, verdict);
        AddContact(Row(new(Grain.DayAgent, day, first.Queue, JudgedContacts.AgentOf(call), first.Channel, isOpen)), first, verdict);
    }

    /// <summary>Counts the visits that were taken, and lets go of them.</summary>
    public void CountVisits()
    {
        var visits = CollectionsMarshal.AsSpan(_visits);
        CountVisits(visits);
        CountCalls(CallSpans.Sort(visits));
        _visits.Clear();
        _visits.TrimExcess();
        _requests.Clear();
    }

    /// <summary>Puts the quarters together to the day.</summary>
    /// <returns>The rows with their sums.</returns>
    public IReadOnlyDictionary<RollupKey, CallMeasures> Rows()
    {
        foreach (var (key, measures) in _rows.Where(row => row.Key.Grain is Grain.QuarterQueue or Grain.QuarterCall).ToList())
        {
            Row(key with { Grain = key.Grain == Grain.QuarterQueue ? Grain.DayQueue : Grain.DayCall, Slot = day }).Add(measures);
        }

        return _rows;
    }

    private static void AddContact(CallMeasures row, in CallFacts first, RepeatVerdict verdict)
    {
        row.Add(CallMeasure.Contacts, 1);
        row.Add(CallMeasure.ContactsTold, ((CallInputs)first.Inputs).HasFlag(CallInputs.Caller) ? 1 : 0);
        row.Add(CallMeasure.FirstResolved, verdict == RepeatVerdict.Resolved ? 1 : 0);
        row.Add(CallMeasure.FirstUnresolved, verdict == RepeatVerdict.Unresolved ? 1 : 0);
    }

    private void CountVisits(Span<CallFacts> visits)
    {
        foreach (ref readonly var visit in visits)
        {
            var slot = VisitBlocks.SlotOf(visit.OfferedAt);
            if (slot >= First && slot < End)
            {
                var isOpen = calendar.IsOpen(calendar.Local(slot));
                CallCounting.AddVisit(Row(new(Grain.QuarterQueue, slot, visit.Queue, 0, visit.Channel, isOpen)), visit);
                CallCounting.AddVisit(Row(new(Grain.DayAgent, day, visit.Queue, visit.Agent, visit.Channel, isOpen)), visit);
            }
        }
    }

    private void CountCalls(Span<CallFacts> visits)
    {
        foreach (ref readonly var visit in visits)
        {
            if (_hasCallbacks && (visit.Flags & CallFacts.IsCallback) == 0)
            {
                var end = visit.OfferedAt + Math.Max(0, Math.Max(visit.Length, visit.Wait));
                _requests.TryAdd(visit.Contact, end);
                _requests.TryAdd(visit.Id, end);
            }
        }

        foreach (var call in CallSpans.Of(visits))
        {
            CountCall(visits[call]);
        }
    }

    private void CountCall(Span<CallFacts> call)
    {
        ref readonly var first = ref call[0];
        var slot = VisitBlocks.SlotOf(first.OfferedAt);
        if (slot >= First && slot < End)
        {
            CallCounting.AddCall(Row(new(Grain.QuarterCall, slot, 0, 0, first.Channel, calendar.IsOpen(calendar.Local(slot)))), call);
        }

        foreach (ref readonly var visit in call)
        {
            if ((visit.Flags & CallFacts.IsCallback) != 0)
            {
                CountCallbackWait(visit);
                return;
            }
        }
    }

    // The first attempt alone: later ones do not make the wait longer.
    private void CountCallbackWait(in CallFacts visit)
    {
        var slot = VisitBlocks.SlotOf(visit.OfferedAt);
        if (slot >= First && slot < End && _requests.TryGetValue(visit.CallbackOf, out var request) && visit.OfferedAt >= request)
        {
            var isOpen = calendar.IsOpen(calendar.Local(slot));
            CallCounting.AddCallbackWait(Row(new(Grain.QuarterQueue, slot, visit.Queue, 0, visit.Channel, isOpen)), visit.OfferedAt - request);
            CallCounting.AddCallbackWait(Row(new(Grain.QuarterCall, slot, 0, 0, visit.Channel, isOpen)), visit.OfferedAt - request);
        }
    }

    private CallMeasures Row(RollupKey key)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, key, out _);
        return row ??= new CallMeasures();
    }
}
