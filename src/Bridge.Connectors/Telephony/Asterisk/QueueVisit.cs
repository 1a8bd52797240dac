using Bridge.Core.Calls;

namespace Bridge.Connectors.Telephony.Asterisk;

/// <summary>A visit while its lines are read.</summary>
/// <param name="enter">The line that began it.</param>
/// <param name="known">Lines known of a call that is spread over pieces; null for one that is read in one go.</param>
internal sealed class QueueVisit(QueueEvent enter, int? known)
{
    /// <summary>What a queue log tells. Hold is part of its talk time, and work after the call is not in it.</summary>
    public const CallInputs Tells =
        CallInputs.Wait | CallInputs.AbandonWait | CallInputs.Talk | CallInputs.Transfer | CallInputs.Agent | CallInputs.Caller
        | CallInputs.MissedOffers | CallInputs.Blocked;

    private readonly List<QueueEvent> _events = [enter];
    private int _missed;
    private QueueEvent? _connect;

    /// <summary>The queue.</summary>
    public string Queue => enter.Queue;

    /// <summary>Its lines so far.</summary>
    public IReadOnlyList<QueueEvent> Events => _events;

    /// <summary>Takes a line that does not end the visit.</summary>
    public void Add(QueueEvent line)
    {
        _events.Add(line);
        _missed += line.Name == "RINGNOANSWER" ? 1 : 0;
        _connect = line.Name == "CONNECT" ? line : _connect;
    }

    /// <summary>Makes the visit as far as it is known: answered once an agent has it, its conversation not known yet; else still open.</summary>
    public CallVisit Open(string source) => Make(source, _connect is null ? CallOutcome.Open : CallOutcome.Answered, null);

    /// <summary>Makes the visit that a restart cut off: whoever was answered before stays so, nobody tells for how long they talked.</summary>
    public CallVisit CutOff(string source) => Make(source, _connect is null ? CallOutcome.System : CallOutcome.Answered, null);

    /// <summary>Makes the visit that went on to another queue without a line that says so.</summary>
    public CallVisit MovedOn(string source, QueueEvent next) => _connect is null
        ? Make(source, CallOutcome.TimeoutOverflow, next) with { WaitSeconds = next.Seconds - enter.Seconds }
        : Make(source, CallOutcome.Answered, next);

    /// <summary>Makes the visit that a line ends; null when the line ends none.</summary>
    public CallVisit? End(string source, QueueEvent line)
    {
        _events.Add(line);
        return line.Name switch
        {
            // Source: docs.asterisk.org, Queue Logs: position|origposition|waittime, with the key first for EXITWITHKEY.
            "ABANDON" => Make(source, CallOutcome.AbandonedQueue, line) with { WaitSeconds = line.Number(2) },
            "EXITWITHTIMEOUT" or "EXITEMPTY" => Make(source, CallOutcome.TimeoutOverflow, line) with { WaitSeconds = line.Number(2) },
            "EXITWITHKEY" => Make(source, CallOutcome.TimeoutOverflow, line) with { WaitSeconds = line.Number(3) },
            "COMPLETEAGENT" or "COMPLETECALLER" => Make(source, CallOutcome.Answered, line) with { TalkSeconds = line.Number(1) },
            "BLINDTRANSFER" or "TRANSFER" => Passed(source, line, TransferKind.Blind),
            "ATTENDEDTRANSFER" => Passed(source, line, TransferKind.Attended),
            _ => null,
        };
    }

    // Before the last numbers (hold time, call time, position) stand two or three values that say where to.
    private CallVisit Passed(string source, QueueEvent line, TransferKind kind) =>
        Make(source, CallOutcome.Answered, line) with { TalkSeconds = line.Number(line.Number(2) is null ? 4 : 3), Transfer = kind };

    private CallVisit Make(string source, CallOutcome outcome, QueueEvent? end)
    {
        var offeredAt = DateTimeOffset.FromUnixTimeSeconds(enter.Seconds);
        var wait = _connect?.Number(0) ?? (_connect is null ? null : _connect.Seconds - enter.Seconds);
        return new CallVisit
        {
            Source = source,
            SourceId = $"{enter.CallId}/{enter.Queue}/{enter.Seconds}",
            ContactId = enter.CallId,
            Direction = CallDirection.Inbound,
            Queue = enter.Queue,
            OfferedAt = offeredAt,
            WaitSeconds = wait is >= 0 ? wait : null,
            RingSeconds = _connect?.Number(2),
            AnsweredAt = _connect is null ? null : DateTimeOffset.FromUnixTimeSeconds(_connect.Seconds),
            EndedAt = end is null ? null : DateTimeOffset.FromUnixTimeSeconds(end.Seconds),
            Outcome = outcome,
            Agent = _connect?.Agent,
            CallerKey = enter.Value(1) is { Length: > 0 } key ? key : null,
            MissedOffers = _missed,

            // Who knows more lines is right. A restart makes no line, so that the end of a call beats it in any order.
            Revision = known ?? _events.Count,
            Inputs = Tells,
        };
    }
}
