using System.Runtime.InteropServices;
using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.FirstContact;
using Bridge.Host.Features.Measures.Visits;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>Counts one day of the desk into its rows of sums.</summary>
/// <param name="calendar">The desk's calendar.</param>
/// <param name="day">Days since 1970.</param>
internal sealed class DayOfVisits(DeskCalendar calendar, int day)
{
    /// <summary>Quarters before and after a day in which visits of its calls are looked for.</summary>
    public const int Around = 48;

    private Dictionary<RollupKey, CallMeasures> _rows = [];
    private Dictionary<RollupKey, List<long>> _lengths = [];
    private List<CallFacts> _visits = [];
    private CallbackRequests? _requests;
    private PairSums? _pairs;

    /// <summary>First quarter of the day.</summary>
    public long First { get; } = calendar.FirstSlotOf(day);

    /// <summary>Quarter after its last.</summary>
    public long End { get; } = calendar.FirstSlotOf(day + 1);

    /// <summary>Counts the day.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="touches">Tickets that its calls may have.</param>
    /// <param name="contacts">Contacts that began on this day, with what became of them.</param>
    /// <param name="pairs">Takes what there is of its month by two traits; null where that is not counted now.</param>
    /// <returns>Its rows.</returns>
    public RollupRows Count(SqliteConnection connection, TicketTouches touches, List<JudgedContact> contacts, PairSums? pairs)
    {
        _pairs = pairs;
        VisitBlocks.Read(connection, First - Around, End + Around, (_, block) => _visits.AddRange(block));
        _requests = new CallbackRequests(connection, CollectionsMarshal.AsSpan(_visits), First - Around);
        var visits = CollectionsMarshal.AsSpan(_visits);
        CountVisits(visits);
        CountCalls(CallSpans.Sort(visits), touches);
        CountContacts(contacts);
        foreach (var (key, measures) in _rows.Where(row => row.Key.Grain is Grain.QuarterQueue or Grain.QuarterCall).ToList())
        {
            Row(key with { Grain = key.Grain == Grain.QuarterQueue ? Grain.DayQueue : Grain.DayCall, Slot = day }).Add(measures);
        }

        return Rows();
    }

    // Lets go of everything: many days are counted before the first of them is written.
    private RollupRows Rows()
    {
        var rows = new RollupRows(
            _rows,
            [
                (Grain.QuarterQueue, First, End), (Grain.QuarterCall, First, End),
                (Grain.DayQueue, day, day + 1), (Grain.DayCall, day, day + 1), (Grain.DayAgent, day, day + 1),
                (Grain.DayTopic, day, day + 1), (Grain.DayLengths, day, day + 1),
            ],
            _lengths.Select(one => (one.Key, LengthsCodec.Write(one.Value))));
        (_rows, _lengths, _visits, _requests, _pairs) = ([], [], [], null, null);
        return rows;
    }

    private void CountContacts(List<JudgedContact> contacts)
    {
        foreach (ref readonly var contact in CollectionsMarshal.AsSpan(contacts))
        {
            var slot = VisitBlocks.SlotOf(contact.OfferedAt);
            var at = calendar.Local(slot);
            var isOpen = calendar.IsOpen(at);
            contact.AddTo(Row(new(Grain.QuarterQueue, slot, contact.Queue, 0, contact.Channel, isOpen)));
            contact.AddTo(Row(new(Grain.QuarterCall, slot, 0, 0, contact.Channel, isOpen)));
            contact.AddTo(Row(new(Grain.DayAgent, day, contact.Queue, contact.Agent, contact.Channel, isOpen)));
            contact.AddTo(Row(new(Grain.DayTopic, day, contact.Topic, 0, contact.Channel, isOpen)));
            _pairs?.AddContact(contact, at, isOpen);
        }
    }

    private void CountVisits(Span<CallFacts> visits)
    {
        foreach (ref readonly var visit in visits)
        {
            var slot = VisitBlocks.SlotOf(visit.OfferedAt);
            if (slot >= First && slot < End)
            {
                var at = calendar.Local(slot);
                var isOpen = calendar.IsOpen(at);
                CallCounting.AddVisit(Row(new(Grain.QuarterQueue, slot, visit.Queue, 0, visit.Channel, isOpen)), visit);
                CallCounting.AddVisit(Row(new(Grain.DayAgent, day, visit.Queue, visit.Agent, visit.Channel, isOpen)), visit);
                _pairs?.AddVisit(visit, at, isOpen);
            }
        }
    }

    private void CountCalls(Span<CallFacts> visits, TicketTouches touches)
    {
        foreach (var call in CallSpans.Of(visits))
        {
            CountCall(visits[call], touches);
        }
    }

    private void CountCall(Span<CallFacts> call, TicketTouches touches)
    {
        ref readonly var first = ref call[0];
        var slot = VisitBlocks.SlotOf(first.OfferedAt);
        if (slot >= First && slot < End)
        {
            var at = calendar.Local(slot);
            var isOpen = calendar.IsOpen(at);
            var row = Row(new(Grain.QuarterCall, slot, 0, 0, first.Channel, isOpen));
            CallCounting.AddCall(row, call);
            var topic = Row(new(Grain.DayTopic, day, first.Topic, 0, first.Channel, isOpen));
            CallCounting.AddCall(topic, call);
            AddLength(new(Grain.DayLengths, day, 0, 0, first.Channel, isOpen), call);
            var judged = touches.Judge(call);
            _pairs?.AddCall(call, at, isOpen, judged);
            if (judged is { } document)
            {
                document.AddTo(row);
                document.AddTo(topic);
                document.AddTo(Row(new(Grain.QuarterQueue, slot, document.Queue, 0, first.Channel, isOpen)));
                document.AddTo(Row(new(Grain.DayAgent, day, document.Queue, document.Agent, first.Channel, isOpen)));
            }
        }

        foreach (ref readonly var visit in call)
        {
            CountCallbackWait(visit);
        }
    }

    // The first attempt alone, whether or not each is a contact of its own: later ones do not make the wait longer.
    private void CountCallbackWait(in CallFacts visit)
    {
        var slot = VisitBlocks.SlotOf(visit.OfferedAt);
        if (slot >= First && slot < End && _requests?.WaitFor(visit) is { } wait)
        {
            var isOpen = calendar.IsOpen(calendar.Local(slot));
            CallCounting.AddCallbackWait(Row(new(Grain.QuarterQueue, slot, visit.Queue, 0, visit.Channel, isOpen)), wait);
            CallCounting.AddCallbackWait(Row(new(Grain.QuarterCall, slot, 0, 0, visit.Channel, isOpen)), wait);
            CallCounting.AddCallbackWait(Row(new(Grain.DayAgent, day, visit.Queue, visit.Agent, visit.Channel, isOpen)), wait);
            CallCounting.AddCallbackWait(Row(new(Grain.DayTopic, day, visit.Topic, 0, visit.Channel, isOpen)), wait);
        }
    }

    private void AddLength(RollupKey key, ReadOnlySpan<CallFacts> call)
    {
        if (call[0].Count > 0 && CallCounting.LengthOf(call) is { } length)
        {
            ref var lengths = ref CollectionsMarshal.GetValueRefOrAddDefault(_lengths, key, out _);
            (lengths ??= []).Add(length);
        }
    }

    private CallMeasures Row(RollupKey key)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, key, out _);
        return row ??= new CallMeasures();
    }
}
