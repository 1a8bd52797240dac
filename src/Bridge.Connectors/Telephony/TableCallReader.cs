using Bridge.Connectors.Tables;
using Bridge.Core.Calls;
using Bridge.Core.Tables;
using Bridge.Mapping.Calls;

namespace Bridge.Connectors.Telephony;

/// <summary>Reads calls from a table by a mapping document.</summary>
internal sealed class TableCallReader(CallMapping mapping, string source, CallerKeys callers) : ICallFileReader
{
    private readonly KnownCallers _callers = new(callers);

    public void Read(Stream stream, string file, ICallSink sink, CancellationToken cancellationToken)
    {
        using var table = new TableReader(mapping.Table, stream, file);
        while (table.Read(cancellationToken))
        {
            var visit = table.Cells.Fault is null ? ReadRow(table.Cells) : null;
            if (table.Cells.Fault is { } fault)
            {
                sink.Refuse(new RowRefusal(file, table.Line, fault.Code, fault.Reason));
            }
            else if (visit is not null)
            {
                sink.Add(visit);
            }
        }
    }

    private CallVisit? ReadRow(RowCells cells)
    {
        if (cells.Text(CallField.Id) is not { } id)
        {
            cells.Refuse("id", $"{cells.Name(CallField.Id)} is blank, and without an id the call would count again with the next import");
            return null;
        }

        if (cells.Instant(CallField.OfferedAt) is not { } offeredAt)
        {
            cells.Refuse("time", $"{cells.Name(CallField.OfferedAt)} is blank");
            return null;
        }

        var outcome = cells.Word(CallField.Outcome, CallFieldWords.Outcomes, CallOutcome.System);
        var (answeredAt, endedAt, ivr) = (cells.Instant(CallField.AnsweredAt), cells.Instant(CallField.EndedAt), cells.Seconds(CallField.Ivr));
        var hold = cells.Seconds(CallField.Hold);
        return new CallVisit
        {
            Source = source,
            SourceId = id,
            ContactId = cells.Text(CallField.Contact) ?? id,
            Direction = cells.Word(CallField.Direction, CallFieldWords.Directions, CallDirection.Inbound),
            Channel = cells.Shared(CallField.Channel) ?? "voice",
            Queue = cells.Shared(CallField.Queue),
            OfferedAt = offeredAt,
            IvrSeconds = ivr,
            WasInMenus = ivr is null && IsGiven(cells, CallField.Ivr),
            WaitSeconds = IsGiven(cells, CallField.Wait) ? cells.Seconds(CallField.Wait) : Between(offeredAt, EndOfWait(outcome, answeredAt, endedAt)),
            RingSeconds = cells.Seconds(CallField.Ring),
            AnsweredAt = answeredAt,
            TalkSeconds = IsGiven(cells, CallField.Talk) ? cells.Seconds(CallField.Talk) : Talk(outcome, answeredAt, endedAt, hold),
            HoldSeconds = hold,
            WrapSeconds = cells.Seconds(CallField.Wrap),
            EndedAt = endedAt,
            Outcome = outcome,
            Agent = cells.Shared(CallField.Agent),
            Transfer = cells.Word(CallField.Transfer, CallFieldWords.Transfers, TransferKind.None),
            TransferTo = cells.Shared(CallField.TransferTo),
            TransferLevel = cells.Word(CallField.TransferLevel, CallFieldWords.Levels, 0) is > 0 and var level ? level : null,
            CallerKey = cells.Has(CallField.Caller) ? _callers.Of(cells.Characters(CallField.Caller)) : null,
            MemberId = cells.Text(CallField.Member),
            Topic = cells.Shared(CallField.Topic),
            TicketId = cells.Text(CallField.Ticket),
            CallbackOf = cells.Text(CallField.CallbackOf),
            MissedOffers = (int?)cells.Whole(CallField.MissedOffers),
            Revision = cells.Whole(CallField.Revision) ?? 0,
            Count = cells.Has(CallField.Count) ? Count(cells) : 1,
            Inputs = mapping.Inputs,
        };
    }

    // Whoever leaves a message, or asks to be called back, has waited before that takes its time.
    private static DateTimeOffset? EndOfWait(CallOutcome outcome, DateTimeOffset? answeredAt, DateTimeOffset? endedAt) => outcome switch
    {
        CallOutcome.Answered => answeredAt,
        CallOutcome.AbandonedQueue or CallOutcome.AbandonedRing or CallOutcome.TimeoutOverflow => endedAt,
        _ => null,
    };

    // From the answer to the end the caller talks or is on hold.
    private static double? Talk(CallOutcome outcome, DateTimeOffset? answeredAt, DateTimeOffset? endedAt, double? hold) =>
        outcome == CallOutcome.Answered && answeredAt is { } answered && Between(answered, endedAt) is { } span && span >= (hold ?? 0) ? span - (hold ?? 0) : null;

    // A time that makes no sense, less than nothing for instance, is given: nothing is put in its place.
    private static bool IsGiven(RowCells cells, TableField field) => cells.Has(field) && !cells.Characters(field).IsEmpty;

    private static int Count(RowCells cells)
    {
        var count = cells.Whole(CallField.Count);
        if (count is null or < 0 or > 1_000_000)
        {
            cells.Refuse("number", $"{cells.Name(CallField.Count)} is no number of calls");
        }

        return (int)Math.Clamp(count ?? 0, 0, 1_000_000);
    }

    private static double? Between(DateTimeOffset from, DateTimeOffset? to) =>
        to is { } end && end >= from ? (end - from).TotalSeconds : null;
}
