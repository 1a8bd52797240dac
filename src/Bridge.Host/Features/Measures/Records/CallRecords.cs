using System.Runtime.InteropServices;
using Bridge.Core.Calls;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.FirstContact;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;
using Bridge.Host.Tables;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Records;

/// <summary>
/// The calls behind a figure, day by day, each with what it adds. Counted one at a time by the code that counts them all, so that
/// the list and the figure cannot differ. By queue or agent each visit is a record, otherwise each call.
/// </summary>
/// <param name="store">The measures.</param>
/// <param name="query">Days, group and settings.</param>
/// <param name="question">What is asked.</param>
/// <param name="lengths">Lengths of the calls of the query, where the figure is about these.</param>
internal sealed class CallRecords(MeasureStore store, KpiQuery query, RecordQuestion question, CallLengths? lengths)
{
    private static readonly string[] _columns = ["call id", "queue", "agent", "topic", "outcome", "wait s", "talk s", "hold s", "after call s", "passed to", "queues visited"];

    private readonly DeskCalendar _calendar = store.Calendar();
    private readonly IReadOnlySet<Dimension> _by = query.Dimensions;
    private readonly int _channel = store.Words.Find(query.Channel) ?? -1;

    private readonly CallAftermath? _aftermath = question.Kpi.Id == KpiCatalogue.LongCalls ? new CallAftermath(store, query) : null;

    private bool IsOfContacts => question.Kpi.Id == KpiCatalogue.FirstContact;

    /// <summary>Reads them.</summary>
    /// <param name="page">Takes them.</param>
    /// <param name="cancellationToken">Stops between two days.</param>
    /// <returns>Names of the columns.</returns>
    public IReadOnlyList<string> Read(RecordPage page, CancellationToken cancellationToken) => store.Read(connection =>
    {
        for (var day = query.FirstDay; day <= query.LastDay && !page.IsFull; day++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (first, end) = (_calendar.FirstSlotOf(day), _calendar.FirstSlotOf(day + 1));
            var near = new List<CallFacts>();
            VisitBlocks.Read(connection, first - DayOfVisits.Around, end + DayOfVisits.Around, (_, visits) => near.AddRange(visits));
            if (IsOfContacts)
            {
                AddContacts(page, connection, near, first, end);
                continue;
            }

            var touches = query.LooksAtTickets ? TicketTouches.Read(connection, store.Words, first, end) : null;
            var sorted = CallSpans.Sort(CollectionsMarshal.AsSpan(near));
            var isByVisit = _by.Contains(Dimension.Queue) || _by.Contains(Dimension.Agent);
            foreach (var span in CallSpans.Of(sorted))
            {
                var call = sorted.AsSpan(span);
                if (touches is null)
                {
                    AddCall(page, call, first, end, isByVisit);
                }
                else if (VisitBlocks.SlotOf(call[0].OfferedAt) is var slot && slot >= first && slot < end
                    && touches.Judge(call) is { Answered: > 0 } document && Fits(call[0] with { Queue = document.Queue }, document.Agent))
                {
                    Add(page, call, document.IsDocumented ? document.Answered : 0, document.Answered, isPending: false);
                }
            }
        }

        return (IReadOnlyList<string>)["at", DeskRecords.CountedColumn(question), .. _columns, .. _aftermath is null ? [] : CallAftermath.Columns];
    });

    // The judgement tells who answered and what became of it; the visits, what is shown.
    private void AddContacts(RecordPage page, SqliteConnection connection, List<CallFacts> near, long first, long end)
    {
        near.RemoveAll(visit => !CallCounting.IsContact(visit));
        var sorted = CallSpans.Sort(CollectionsMarshal.AsSpan(near));
        var calls = CallSpans.Of(sorted).ToDictionary(span => sorted[span.Start].Contact);
        JudgedContacts.Read(connection, first, end, TimeSpan.FromDays(query.Settings.RepeatDays), store.KnownUntil(), contact =>
        {
            var call = From(sorted.AsSpan(calls[contact.Contact]), contact.OfferedAt);
            var isPending = contact.Verdict == RepeatVerdict.Immature;
            if ((isPending || contact.Verdict is RepeatVerdict.Resolved or RepeatVerdict.Unresolved) && Fits(call[0], contact.Agent))
            {
                Add(page, call, contact.Verdict == RepeatVerdict.Resolved ? 1 : 0, isPending ? 0 : 1, isPending);
            }
        });
    }

    // Visits of the same id more than half a day before are a call of their own.
    private static Span<CallFacts> From(Span<CallFacts> visits, long offeredAt)
    {
        while (visits[0].OfferedAt < offeredAt)
        {
            visits = visits[1..];
        }

        return visits;
    }

    private void AddCall(RecordPage page, ReadOnlySpan<CallFacts> call, long first, long end, bool isByVisit)
    {
        for (var one = 0; one < (isByVisit ? call.Length : 1); one++)
        {
            ref readonly var visit = ref call[one];
            if (VisitBlocks.SlotOf(visit.OfferedAt) is var slot && slot >= first && slot < end && Fits(visit, visit.Agent))
            {
                var counted = isByVisit ? call.Slice(one, 1) : call;
                if (lengths is not null)
                {
                    AddLong(page, counted, lengths);
                    continue;
                }

                var figure = KpiComputation.Compute(question.Kpi, question.Variant, Count(counted, isByVisit), query.Settings);
                if (figure is { Numerator: not (null or 0) } or { Denominator: not (null or 0) })
                {
                    Add(page, counted, figure.Numerator ?? 0, figure.Denominator ?? 0, isPending: false);
                }
            }
        }
    }

    // By length they come, whatever they count.
    private void AddLong(RecordPage page, ReadOnlySpan<CallFacts> counted, CallLengths all)
    {
        ref readonly var visit = ref counted[0];
        var at = _calendar.Local(VisitBlocks.SlotOf(visit.OfferedAt));
        if (CallCounting.LengthOf(counted) is not { } length || visit.Count == 0 || !(query.IncludesAfterHours || _calendar.IsOpen(at)))
        {
            return;
        }

        if (_aftermath is null)
        {
            Add(page, counted, length / 1000.0, 0, isPending: false);
        }
        else if (length > all.LimitOf(GroupKey.Of(_by, at, visit.Queue, visit.Agent).WithTopic(_by, visit.Topic, store.Words)))
        {
            _aftermath.Note(visit.Contact);
            Add(page, counted, 1, 0, isPending: false, length);
        }
    }

    // What one call alone does not tell another of its source may: the figure knows which inputs there are.
    private CallMeasures Count(ReadOnlySpan<CallFacts> call, bool isByVisit)
    {
        var measures = new CallMeasures();
        if (isByVisit)
        {
            CallCounting.AddVisit(measures, call[0]);
        }
        else
        {
            CallCounting.AddCall(measures, call);
        }

        var isOpen = _calendar.IsOpen(_calendar.Local(VisitBlocks.SlotOf(call[0].OfferedAt)));
        var shown = isOpen || query.IncludesAfterHours ? measures : new CallMeasures();
        shown.Add(CallMeasure.AfterHours, isOpen ? 0 : CallFormulas.Arrived(measures));
        shown.Add(question.Kpi.Inputs | question.Variant.Inputs);
        return shown;
    }

    private bool Fits(in CallFacts visit, int agent)
    {
        if (visit.Channel != _channel)
        {
            return false;
        }

        var at = _calendar.Local(VisitBlocks.SlotOf(visit.OfferedAt));
        return (!(IsOfContacts || query.LooksAtTickets) || query.IncludesAfterHours || _calendar.IsOpen(at))
            && (query.By.Count == 0 || question.IsOf(GroupKey.Of(_by, at, visit.Queue, agent).WithTopic(_by, visit.Topic, store.Words).Label(query.By, store.Words)));
    }

    private void Add(RecordPage page, ReadOnlySpan<CallFacts> call, double above, double below, bool isPending, double? size = null)
    {
        var visits = call.ToArray();
        var record = new CountedRecord(visits[0].OfferedAt, above, below, isPending, () => []) { Size = size ?? above };
        page.Add(record with { Cells = () => Cells(visits, record) });
    }

    private IReadOnlyList<TableCell> Cells(CallFacts[] call, CountedRecord record)
    {
        var first = call[0];
        double? Sum(Func<CallFacts, int> of) => call.Where(visit => of(visit) >= 0).Select(of).ToList() is { Count: > 0 } known ? known.Sum() / 1000.0 : null;
        string? Word(int number) => store.Words.TextOf(number);
        return
        [
            TableCell.Of(RecordTimes.Text(_calendar, first.OfferedAt)),
            record.IsPending || question.Kpi.Unit == KpiUnit.Percent ? TableCell.Of(record.Word) : TableCell.Of(record.Above, decimals: question.Kpi.Unit == KpiUnit.Seconds ? 1 : 0),
            TableCell.Of(store.Read(connection => CallIds.Find(connection, store.Words, first))), TableCell.Of(Word(first.Queue)), TableCell.Of(Word(call.FirstOrDefault(visit => visit.Outcome == (byte)CallOutcome.Answered).Agent)), TableCell.Of(Word(first.Topic)), TableCell.Of(OutcomeOf(first)),
            TableCell.Of(first.Wait >= 0 ? first.Wait / 1000.0 : null, decimals: 1), TableCell.Of(Sum(visit => visit.Talk), decimals: 1), TableCell.Of(Sum(visit => visit.Hold), decimals: 1),
            TableCell.Of(Sum(visit => visit.Wrap), decimals: 1), TableCell.Of(call.Select(visit => Word(visit.TransferTo)).FirstOrDefault(text => text is not null)), TableCell.Of(call.Length),
            .. _aftermath?.Cells(first.Contact, first.OfferedAt) ?? [],
        ];
    }

    private static string OutcomeOf(in CallFacts visit) => (CallOutcome)visit.Outcome switch
    {
        CallOutcome.AbandonedQueue => "hung up in the queue",
        CallOutcome.AbandonedRing => "hung up while ringing",
        CallOutcome.AbandonedIvr => "left in the menus",
        CallOutcome.CallbackRequested => "asked for a call back",
        CallOutcome.TimeoutOverflow => "timed out",
        var other => other.ToString().ToLowerInvariant(),
    };
}
