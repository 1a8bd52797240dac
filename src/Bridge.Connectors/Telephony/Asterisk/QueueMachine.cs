using Bridge.Core.Calls;

namespace Bridge.Connectors.Telephony.Asterisk;

/// <summary>Puts the lines of a queue log together to visits, in the order of writing.</summary>
/// <param name="source">Name of the source.</param>
/// <param name="sink">Takes the visits.</param>
/// <param name="known">As of <see cref="QueueVisit"/>.</param>
internal sealed class QueueMachine(string source, ICallSink sink, int? known = null)
{
    private readonly Dictionary<string, QueueVisit> _open = new(StringComparer.Ordinal);

    /// <summary>Visits that have not ended.</summary>
    public IReadOnlyDictionary<string, QueueVisit> Open => _open;

    /// <summary>Takes a line; false when it belongs to a call whose beginning was not seen.</summary>
    public bool Take(QueueEvent line)
    {
        switch (line.Name)
        {
            case "QUEUESTART":
                Restart();
                return true;
            case "ENTERQUEUE":
                Enter(line);
                return true;
            case "JOINEMPTY" or "FULL":
                sink.Add(new QueueVisit(line, known).Open(source) with { Outcome = CallOutcome.Blocked });
                return true;
            case "OUTANSWER":
                sink.Add(Outgoing(line, CallOutcome.Answered) with { TalkSeconds = line.Number(4) });
                return true;
            case "OUTCANCEL" or "OUTCHANUNAVAIL" or "OUTCONGESTION":
                sink.Add(Outgoing(line, CallOutcome.Blocked));
                return true;
            case "RINGNOANSWER" or "CONNECT":
                return Within(line, visit => visit.Add(line));
            case "ABANDON" or "EXITWITHTIMEOUT" or "EXITEMPTY" or "EXITWITHKEY" or "COMPLETEAGENT" or "COMPLETECALLER"
                or "BLINDTRANSFER" or "TRANSFER" or "ATTENDEDTRANSFER":
                return Within(line, visit =>
                {
                    _open.Remove(line.CallId);
                    sink.Add(visit.End(source, line)!); // every one of these ends a visit
                });
            default:
                return true; // log-ins, pauses and what add-ons write say nothing about a visit
        }
    }

    /// <summary>Tells of the visits that have not ended.</summary>
    public void Finish()
    {
        foreach (var visit in _open.Values)
        {
            sink.Add(visit.Open(source));
        }
    }

    private void Enter(QueueEvent line)
    {
        if (_open.Remove(line.CallId, out var before))
        {
            sink.Add(before.MovedOn(source, line));
        }

        _open[line.CallId] = new QueueVisit(line, known);
    }

    private void Restart()
    {
        foreach (var visit in _open.Values)
        {
            sink.Add(visit.CutOff(source));
        }

        _open.Clear();
    }

    private bool Within(QueueEvent line, Action<QueueVisit> act)
    {
        if (!_open.TryGetValue(line.CallId, out var visit) || visit.Queue != line.Queue)
        {
            return false;
        }

        act(visit);
        return true;
    }

    private CallVisit Outgoing(QueueEvent line, CallOutcome outcome) =>
        new QueueVisit(line, known).Open(source) with { Outcome = outcome, Direction = CallDirection.Outbound, Queue = null, Agent = line.Agent, CallerKey = null };
}
