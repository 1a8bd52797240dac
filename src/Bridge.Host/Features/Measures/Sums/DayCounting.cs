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
        rows.Replace(first.Day, last.Day + 1, Grain.DayQueue, Grain.DayCall, Grain.DayAgent, Grain.DayTopic, Grain.DayLengths);
    }

    /// <summary>Counts a day; later than the one before.</summary>
    /// <param name="day">The day.</param>
    /// <param name="contacts">Contacts that began on this day, with what became of them.</param>
    public void Count(DayOfVisits day, List<JudgedContact> contacts)
    {
        var visits = _visits.MoveTo(day.First - DayOfVisits.Around, day.End + DayOfVisits.Around);
        CountVisits(day, visits, new CallbackRequests(connection, visits, day.First - DayOfVisits.Around));
        foreach (ref readonly var contact in CollectionsMarshal.AsSpan(contacts))
        {
            CountContact(day, contact);
        }

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
    }

    private void HandOver(CountedRows rows)
    {
        into.Add(rows);
        month?.Add(rows);
        rows.Clear();
    }

    private void CountVisits(DayOfVisits day, ReadOnlySpan<CallFacts> visits, CallbackRequests requests)
    {
        _calls.Begin(visits);
        while (_calls.Next() is { IsEmpty: false } places)
        {
            var isHere = false;
            foreach (var place in places)
            {
                if (day.Has(VisitBlocks.SlotOf(visits[place].OfferedAt)))
                {
                    isHere = true;
                    CountVisit(day, visits[place]);
                }
            }

            if (isHere && _calls.CallOf(visits, places) is { IsEmpty: false } call)
            {
                CountCall(day, call, isCounted: places.Length == 1);
                foreach (ref readonly var visit in call)
                {
                    CountCallbackWait(day, visit, requests);
                }
            }
        }
    }

    private void CountVisit(DayOfVisits day, in CallFacts visit)
    {
        var slot = VisitBlocks.SlotOf(visit.OfferedAt);
        var (at, isOpen) = day.Quarter(slot);
        _counts.Clear();
        CallCounting.AddVisit(_counts, visit);
        _quarters[new(Grain.QuarterQueue, slot, visit.Queue, 0, visit.Channel, isOpen)].Add(_counts);
        _days[new(Grain.DayAgent, day.Day, visit.Queue, visit.Agent, visit.Channel, isOpen)].Add(_counts);
        pairs?.AddVisit(_counts, visit, at, isOpen);
    }

    // A call of one visit counts as this visit does, which was counted just before.
    private void CountCall(DayOfVisits day, ReadOnlySpan<CallFacts> call, bool isCounted)
    {
        ref readonly var first = ref call[0];
        var slot = VisitBlocks.SlotOf(first.OfferedAt);
        if (!day.Has(slot))
        {
            return;
        }

        var (at, isOpen) = day.Quarter(slot);
        if (!isCounted)
        {
            _counts.Clear();
            CallCounting.AddCall(_counts, call);
        }

        var (quarter, topic) = (_quarters[new(Grain.QuarterCall, slot, 0, 0, first.Channel, isOpen)], _days[new(Grain.DayTopic, day.Day, first.Topic, 0, first.Channel, isOpen)]);
        quarter.Add(_counts);
        topic.Add(_counts);
        pairs?.AddCall(_counts, first, at, isOpen);
        AddLength((first.Channel, isOpen), call);
        if (touches.Judge(call) is { } document)
        {
            _counts.Clear();
            document.AddTo(_counts);
            quarter.Add(_counts);
            topic.Add(_counts);
            _quarters[new(Grain.QuarterQueue, slot, document.Queue, 0, first.Channel, isOpen)].Add(_counts);
            _days[new(Grain.DayAgent, day.Day, document.Queue, document.Agent, first.Channel, isOpen)].Add(_counts);
            pairs?.AddDocument(_counts, document, first, at, isOpen);
        }
    }

    private void CountContact(DayOfVisits day, in JudgedContact contact)
    {
        var slot = VisitBlocks.SlotOf(contact.OfferedAt);
        var (at, isOpen) = day.Quarter(slot);
        _counts.Clear();
        contact.AddTo(_counts);
        _quarters[new(Grain.QuarterQueue, slot, contact.Queue, 0, contact.Channel, isOpen)].Add(_counts);
        _quarters[new(Grain.QuarterCall, slot, 0, 0, contact.Channel, isOpen)].Add(_counts);
        _days[new(Grain.DayAgent, day.Day, contact.Queue, contact.Agent, contact.Channel, isOpen)].Add(_counts);
        _days[new(Grain.DayTopic, day.Day, contact.Topic, 0, contact.Channel, isOpen)].Add(_counts);
        pairs?.AddContact(_counts, contact, at, isOpen);
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
