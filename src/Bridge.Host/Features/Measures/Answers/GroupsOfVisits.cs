using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Visits;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Answers;

/// <summary>Counts days from the visits themselves, where no rows of sums can tell the groups of a query apart. Not safe for parallel use.</summary>
/// <remarks>Without queue and agent a call counts once, by its first visit; with them each visit counts.</remarks>
/// <param name="store">The measures.</param>
/// <param name="query">What is asked.</param>
/// <param name="groups">Takes the counts.</param>
internal sealed class GroupsOfVisits(MeasureStore store, KpiQuery query, GroupTable<CallMeasures> groups)
{
    private readonly bool _isByVisit = query.Dimensions.Contains(Dimension.Queue) || query.Dimensions.Contains(Dimension.Agent);
    private readonly CallMeasures _outside = new();
    private readonly DeskCalendar _calendar = store.Calendar();
    private readonly int _channel = store.Words.Find(query.Channel) ?? -1;

    /// <summary>Counts the visits and calls of one day into their groups.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="day">Days since 1970.</param>
    public void Count(SqliteConnection connection, int day)
    {
        var (first, end) = (_calendar.FirstSlotOf(day), _calendar.FirstSlotOf(day + 1));
        var touches = query.LooksAtTickets ? TicketTouches.Read(connection, store.Words, first, end) : null;
        if (_isByVisit)
        {
            VisitBlocks.Read(connection, first, end, (slot, visits) =>
            {
                var at = _calendar.Local(slot);
                var (time, isOpen) = (groups.TimeOf(at), _calendar.IsOpen(at));
                foreach (ref readonly var visit in visits)
                {
                    if (visit.Channel == _channel)
                    {
                        var group = groups.Of(at, time, visit.Queue, visit.Agent, visit.Topic);
                        CallCounting.AddVisit(CountingFor(group, isOpen), visit);
                        AddOutside(group, isOpen);
                    }
                }
            });
        }

        if (_isByVisit && touches is null)
        {
            return;
        }

        var sorted = CallsBegun.Read(connection, first, end);
        foreach (var call in CallSpans.Of(sorted))
        {
            ref readonly var visit = ref sorted[call.Start];
            if (!_isByVisit && visit.Channel == _channel)
            {
                var at = _calendar.Local(VisitBlocks.SlotOf(visit.OfferedAt));
                var (group, isOpen) = (groups.Of(at, groups.TimeOf(at), visit.Queue, visit.Agent, visit.Topic), _calendar.IsOpen(at));
                CallCounting.AddCall(CountingFor(group, isOpen), sorted.AsSpan(call));
                AddOutside(group, isOpen);
            }

            if (touches?.Judge(sorted.AsSpan(call)) is { } document)
            {
                Count(sorted[call.Start], document);
            }
        }
    }

    // A call has one ticket or none, whatever the number of its visits.
    private void Count(in CallFacts first, CallDocument document)
    {
        var at = _calendar.Local(VisitBlocks.SlotOf(first.OfferedAt));
        if (first.Channel == _channel && (query.IncludesAfterHours || _calendar.IsOpen(at)))
        {
            document.AddTo(groups.Of(at, groups.TimeOf(at), document.Queue, document.Agent, first.Topic));
        }
    }

    // Most arrive inside business hours and are counted in their group at once.
    private CallMeasures CountingFor(CallMeasures group, bool isOpen)
    {
        if (isOpen)
        {
            return group;
        }

        _outside.Clear();
        return _outside;
    }

    private void AddOutside(CallMeasures group, bool isOpen)
    {
        if (isOpen)
        {
            return;
        }

        if (query.IncludesAfterHours)
        {
            group.Add(_outside);
        }

        group.Add(CallMeasure.AfterHours, CallFormulas.Arrived(_outside));
    }
}
