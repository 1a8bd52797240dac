using System.Runtime.InteropServices;
using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.FirstContact;
using Bridge.Host.Features.Measures.Visits;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>Counts days of the desk that follow each other into their rows of sums. What one day took of memory the next one uses again.</summary>
/// <remarks>What a visit counts as is found out once and added to each of its rows; the rows of days and months are put together from those of quarters and days.</remarks>
/// <param name="connection">The store.</param>
/// <param name="touches">Tickets that the calls of the days may have.</param>
/// <param name="into">Takes the rows.</param>
/// <param name="month">Takes the rows of a month that is counted whole; null of other days.</param>
/// <param name="pairs">Takes what there is of the month by two traits; null where that is not counted now.</param>
internal sealed class DayCounting(SqliteConnection connection, TicketTouches touches, RollupRows into, MonthSums? month, PairSums? pairs)
{
    private readonly CountedRows _quarters = new();
    private readonly CountedRows _days = new();
    private readonly Dictionary<(int Channel, bool IsOpen), List<long>> _lengths = [];
    private readonly DayContacts _kept = new(into);
    private readonly CallMeasures _counts = new();
    private readonly VisitWindow _visits = new(connection);
    private readonly VisitsByContact _calls = new();

    /// <summary>Says that the rows of some days are all there is.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="first">First of the days.</param>
    /// <param name="last">Last of the days.</param>
    public static void Replace(RollupRows rows, DayOfVisits first, DayOfVisits last)
    {
        rows.Replace(first.First, last.End, Grain.QuarterQueue, Grain.QuarterCall);
        rows.Replace(first.Day, last.Day + 1, Grain.DayQueue, Grain.DayCall, Grain.DayAgent, Grain.DayTopic, Grain.DayLengths, Grain.DayFirst);
    }

    /// <summary>Counts a day; later than the one before.</summary>
    /// <param name="day">The day.</param>
    /// <param name="contacts">Contacts that began on this day, with what became of them, in the order of their ids.</param>
    public void Count(DayOfVisits day, List<JudgedContact> contacts)
    {
        var visits = _visits.MoveTo(day.First - DayOfVisits.Around, day.End + DayOfVisits.Around);
        CountVisits(day, visits, CollectionsMarshal.AsSpan(contacts), new CallbackRequests(connection, visits, day.First - DayOfVisits.Around));
        foreach (var (key, counts) in _quarters)
        {
            _days[key with { Grain = key.Grain == Grain.QuarterQueue ? Grain.DayQueue : Grain.DayCall, Slot = day.Day }].Add(counts);
        }

        HandOver(_quarters);
        HandOver(_days);
        foreach (var ((channel, isOpen), lengths) in _lengths.Where(one => one.Value.Count > 0))
        {
            into.Add(new(Grain.DayLengths, day.Day, 0, 0, channel, isOpen), LengthsCodec.Write(lengths));
            lengths.Clear();
        }

        _kept.Add(day, CollectionsMarshal.AsSpan(contacts));
    }

    private static bool IsOf(in JudgedContact contact, in CallFacts visit) => (contact.Contact, contact.OfferedAt) == (visit.Contact, visit.OfferedAt)
        && (contact.Queue, contact.Agent, contact.Topic, contact.Channel) == (visit.Queue, visit.Agent, visit.Topic, visit.Channel);

    private void HandOver(CountedRows rows)
    {
        into.Add(rows);
        month?.Add(rows);
        rows.Clear();
    }

    private void CountVisits(DayOfVisits day, ReadOnlySpan<CallFacts> visits, ReadOnlySpan<JudgedContact> contacts, CallbackRequests requests)
    {
        var judged = 0;
        _calls.Begin(visits);
        while (_calls.Next() is { IsEmpty: false } places)
        {
            var first = judged;
            while (judged < contacts.Length && contacts[judged].Contact <= visits[places[0]].Contact)
            {
                judged++;
            }

            CountContact(day, visits, places, contacts[first..judged], requests);
        }

        CountContacts(day, contacts[judged..]);
    }

    private void CountContact(DayOfVisits day, ReadOnlySpan<CallFacts> visits, ReadOnlySpan<int> places, ReadOnlySpan<JudgedContact> contacts, CallbackRequests requests)
    {
        var isHere = false;
        foreach (var place in places)
        {
            isHere |= day.Has(VisitBlocks.SlotOf(visits[place].OfferedAt));
        }

        var call = isHere ? _calls.CallOf(visits, places) : [];
        if (places.Length == 1 && call.Length == 1)
        {
            CountAlone(day, call, contacts);
        }
        else if (isHere)
        {
            foreach (var place in places)
            {
                CountVisit(day, visits[place]);
            }

            CountCall(day, call);
            CountContacts(day, contacts);
        }

        foreach (ref readonly var visit in call)
        {
            CountCallbackWait(day, visit, requests);
        }
    }

    // Nearly every call: of one visit. The call counts as the visit does, and nearly always in the same rows as its ticket and its contact: they are added to each at once.
    private void CountAlone(DayOfVisits day, ReadOnlySpan<CallFacts> call, ReadOnlySpan<JudgedContact> contacts)
    {
        ref readonly var visit = ref call[0];
        _counts.Clear();
        CallCounting.AddVisit(_counts, visit);
        var document = touches.Judge(call);
        if (document is { } known && (known.Queue, known.Agent) == (visit.Queue, visit.Agent))
        {
            known.AddTo(_counts);
            document = null;
        }

        if (contacts.Length == 1 && IsOf(contacts[0], visit))
        {
            contacts[0].AddTo(_counts);
            contacts = [];
        }

        var slot = VisitBlocks.SlotOf(visit.OfferedAt);
        var (at, isOpen) = day.Quarter(slot);
        AddVisit(day, slot, visit, isOpen);
        pairs?.AddVisit(_counts, visit, at, isOpen);
        AddCall(day, slot, visit, isOpen);
        pairs?.AddCall(_counts, visit, at, isOpen);
        AddLength((visit.Channel, isOpen), call);
        CountDocument(day, visit, document);
        CountContacts(day, contacts);
    }

    private void CountVisit(DayOfVisits day, in CallFacts visit)
    {
        var slot = VisitBlocks.SlotOf(visit.OfferedAt);
        if (day.Has(slot))
        {
            var (at, isOpen) = day.Quarter(slot);
            _counts.Clear();
            CallCounting.AddVisit(_counts, visit);
            AddVisit(day, slot, visit, isOpen);
            pairs?.AddVisit(_counts, visit, at, isOpen);
        }
    }

    private void CountCall(DayOfVisits day, ReadOnlySpan<CallFacts> call)
    {
        if (!call.IsEmpty && VisitBlocks.SlotOf(call[0].OfferedAt) is var slot && day.Has(slot))
        {
            ref readonly var first = ref call[0];
            var (at, isOpen) = day.Quarter(slot);
            _counts.Clear();
            CallCounting.AddCall(_counts, call);
            AddCall(day, slot, first, isOpen);
            pairs?.AddCall(_counts, first, at, isOpen);
            AddLength((first.Channel, isOpen), call);
            CountDocument(day, first, touches.Judge(call));
        }
    }

    private void CountDocument(DayOfVisits day, in CallFacts first, CallDocument? document)
    {
        if (document is { } known)
        {
            _counts.Clear();
            known.AddTo(_counts);
            Add(day, first.OfferedAt, known.Queue, known.Agent, first.Topic, first.Channel);
        }
    }

    private void CountContacts(DayOfVisits day, ReadOnlySpan<JudgedContact> contacts)
    {
        foreach (ref readonly var contact in contacts)
        {
            _counts.Clear();
            contact.AddTo(_counts);
            Add(day, contact.OfferedAt, contact.Queue, contact.Agent, contact.Topic, contact.Channel);
        }
    }

    private void AddVisit(DayOfVisits day, long slot, in CallFacts visit, bool isOpen)
    {
        _quarters[new(Grain.QuarterQueue, slot, visit.Queue, 0, visit.Channel, isOpen)].Add(_counts);
        _days[new(Grain.DayAgent, day.Day, visit.Queue, visit.Agent, visit.Channel, isOpen)].Add(_counts);
    }

    private void AddCall(DayOfVisits day, long slot, in CallFacts first, bool isOpen)
    {
        _quarters[new(Grain.QuarterCall, slot, 0, 0, first.Channel, isOpen)].Add(_counts);
        _days[new(Grain.DayTopic, day.Day, first.Topic, 0, first.Channel, isOpen)].Add(_counts);
    }

    // What belongs to a call and to an agent counts in the rows of both.
    private void Add(DayOfVisits day, long offeredAt, int queue, int agent, int topic, int channel)
    {
        var slot = VisitBlocks.SlotOf(offeredAt);
        var (at, isOpen) = day.Quarter(slot);
        _quarters[new(Grain.QuarterQueue, slot, queue, 0, channel, isOpen)].Add(_counts);
        _quarters[new(Grain.QuarterCall, slot, 0, 0, channel, isOpen)].Add(_counts);
        _days[new(Grain.DayAgent, day.Day, queue, agent, channel, isOpen)].Add(_counts);
        _days[new(Grain.DayTopic, day.Day, topic, 0, channel, isOpen)].Add(_counts);
        pairs?.Add(_counts, queue, agent, topic, channel, at, isOpen);
    }

    // The first attempt alone, whether or not each is a contact of its own: later ones do not make the wait longer.
    private void CountCallbackWait(DayOfVisits day, in CallFacts visit, CallbackRequests requests)
    {
        var slot = VisitBlocks.SlotOf(visit.OfferedAt);
        if (day.Has(slot) && requests.WaitFor(visit) is { } wait)
        {
            var (_, isOpen) = day.Quarter(slot);
            CallCounting.AddCallbackWait(_quarters[new(Grain.QuarterQueue, slot, visit.Queue, 0, visit.Channel, isOpen)], wait);
            CallCounting.AddCallbackWait(_quarters[new(Grain.QuarterCall, slot, 0, 0, visit.Channel, isOpen)], wait);
            CallCounting.AddCallbackWait(_days[new(Grain.DayAgent, day.Day, visit.Queue, visit.Agent, visit.Channel, isOpen)], wait);
            CallCounting.AddCallbackWait(_days[new(Grain.DayTopic, day.Day, visit.Topic, 0, visit.Channel, isOpen)], wait);
        }
    }

    private void AddLength((int Channel, bool IsOpen) key, ReadOnlySpan<CallFacts> call)
    {
        if (call[0].Count > 0 && CallCounting.LengthOf(call) is { } length)
        {
            ref var lengths = ref CollectionsMarshal.GetValueRefOrAddDefault(_lengths, key, out _);
            (lengths ??= []).Add(length);
        }
    }
}
