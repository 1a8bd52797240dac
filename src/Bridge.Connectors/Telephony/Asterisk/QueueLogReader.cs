using Bridge.Core.Calls;
using Bridge.Core.Connectors;
using Bridge.Core.Tables;

namespace Bridge.Connectors.Telephony.Asterisk;

/// <summary>Reads a queue log, or a piece of one.</summary>
/// <remarks>Source: docs.asterisk.org, Queue Logs. Lines count in the order in which they were written; their seconds may not rise.</remarks>
internal sealed class QueueLogReader(string source, CallerKeys callers, QueueLogCarry carry) : ICallFileReader
{
    public void Read(Stream stream, string file, ICallSink sink, CancellationToken cancellationToken)
    {
        var machine = new QueueMachine(source, sink);
        var waiting = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var (isRecognised, isRestarted) = (false, false);
        using var text = new StreamReader(stream);
        var lines = new QueueLines(text);
        foreach (var (read, code, reason) in lines.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (read is null)
            {
                sink.Refuse(new RowRefusal(file, lines.Line, code, reason));
                continue;
            }

            isRecognised = true;
            var line = WithoutNumber(read);
            if (line.Name == "QUEUESTART")
            {
                isRestarted |= carry.Restarts.Add(line.Seconds);
            }

            if (carry.Calls.ContainsKey(line.CallId) || waiting.ContainsKey(line.CallId) || !machine.Take(line))
            {
                Keep(waiting, line);
            }
        }

        if (!isRecognised && lines.Line > 0)
        {
            throw new ConnectorException(FailureKind.Data, $"The file {file} is no queue log.", "Name another file, or another --format.");
        }

        foreach (var visit in machine.Open.Values)
        {
            foreach (var line in visit.Events)
            {
                Keep(waiting, line);
            }
        }

        Settle(waiting, isRestarted, sink);
    }

    private static void Keep(Dictionary<string, List<string>> waiting, QueueEvent line)
    {
        if (!waiting.TryGetValue(line.CallId, out var lines))
        {
            waiting[line.CallId] = lines = [];
        }

        lines.Add(line.ToString());
    }

    // A call that is spread over pieces is put together anew from all that is known of it; it is kept, since a piece from its middle may
    // still come.
    private void Settle(Dictionary<string, List<string>> waiting, bool isRestarted, ICallSink sink)
    {
        foreach (var (call, lines) in waiting)
        {
            var known = carry.Calls.TryGetValue(call, out var before) ? before : [];
            carry.Calls[call] = [.. known.Concat(lines).Distinct(StringComparer.Ordinal)];
        }

        foreach (var call in isRestarted ? carry.Calls.Keys : (IEnumerable<string>)waiting.Keys)
        {
            PutTogether(carry.Calls[call], sink);
        }

        foreach (var call in carry.Calls.OrderBy(one => one.Value[0], StringComparer.Ordinal).Take(carry.Calls.Count - QueueLogCarry.MostCalls).ToList())
        {
            carry.Calls.Remove(call.Key);
        }

        while (carry.Restarts.Count > QueueLogCarry.MostRestarts)
        {
            carry.Restarts.Remove(carry.Restarts.Min);
        }
    }

    private void PutTogether(List<string> lines, ICallSink sink)
    {
        var machine = new QueueMachine(source, sink, lines.Count);

        // Lines of one piece keep their order within a second, since the sort does.
        var events = lines.Select(line => QueueEvent.Parse(line, out _, out _)).OfType<QueueEvent>()
            .OrderBy(line => line.Seconds).ToList();
        var restarts = carry.Restarts.GetViewBetween(events[0].Seconds + 1, long.MaxValue).ToList();
        var next = 0;
        foreach (var line in events)
        {
            for (; next < restarts.Count && restarts[next] < line.Seconds; next++)
            {
                machine.Take(Restart(restarts[next]));
            }

            machine.Take(line);
        }

        if (next < restarts.Count)
        {
            machine.Take(Restart(restarts[next]));
        }

        machine.Finish();
    }

    private static QueueEvent Restart(long seconds) => new(seconds, "NONE", "NONE", "NONE", "QUEUESTART", []);

    // The number ends here: what goes on, and what is kept for the next piece, holds its key.
    private QueueEvent WithoutNumber(QueueEvent line) => line.Name switch
    {
        "ENTERQUEUE" => line with { Values = ["", callers.Of(line.Value(1)) ?? ""] },
        "RINGNOANSWER" or "CONNECT" or "ABANDON" or "EXITWITHTIMEOUT" or "EXITEMPTY" or "EXITWITHKEY" or "COMPLETEAGENT" or "COMPLETECALLER" => line,
        "BLINDTRANSFER" or "TRANSFER" or "ATTENDEDTRANSFER" or "OUTANSWER" or "OUTCANCEL" or "OUTCHANUNAVAIL" or "OUTCONGESTION" =>
            line with { Values = ["", "", .. line.Values.Skip(2)] },
        _ => line with { Values = [] },
    };
}
