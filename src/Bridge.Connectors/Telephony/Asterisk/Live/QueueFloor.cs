using Bridge.Core.Calls.Live;

namespace Bridge.Connectors.Telephony.Asterisk.Live;

/// <summary>Who waits and who talks, from the lines of a queue log in the order of writing.</summary>
internal sealed class QueueFloor
{
    /// <summary>A caller of whom nothing was told for so long does not wait any more: the line that said so was lost.</summary>
    private static readonly TimeSpan _heartbeat = TimeSpan.FromHours(4);

    private readonly Dictionary<string, QueueEvent> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QueueEvent> _talking = new(StringComparer.Ordinal);
    private readonly QueueAgents _agents = new();
    private readonly List<DateTimeOffset> _lost = [];

    /// <summary>Takes a line.</summary>
    public void Take(QueueEvent line)
    {
        _agents.Take(line);
        switch (line.Name)
        {
            case "QUEUESTART":
                _waiting.Clear();
                _talking.Clear();
                break;
            case "ENTERQUEUE":
                _talking.Remove(line.CallId);
                _waiting[line.CallId] = line;
                break;
            case "CONNECT":
                _waiting.Remove(line.CallId);
                _talking[line.CallId] = line;
                break;
            case "ABANDON" or "EXITWITHTIMEOUT" or "EXITEMPTY" or "EXITWITHKEY" or "COMPLETEAGENT" or "COMPLETECALLER"
                or "BLINDTRANSFER" or "TRANSFER" or "ATTENDEDTRANSFER":
                _waiting.Remove(line.CallId);
                _talking.Remove(line.CallId);
                break;
            default:
                break; // says nothing about who waits
        }
    }

    /// <summary>How the desk stands.</summary>
    /// <param name="now">When.</param>
    /// <returns>The floor.</returns>
    public Floor At(DateTimeOffset now)
    {
        var silentSince = (now - _heartbeat).ToUnixTimeSeconds();
        var lost = _waiting.Where(call => call.Value.Seconds < silentSince).Select(call => call.Key).ToList();
        lost.ForEach(call => _waiting.Remove(call));
        _lost.AddRange(lost.Select(_ => now));
        _lost.RemoveAll(when => when < now - _heartbeat);
        foreach (var call in _talking.Where(call => call.Value.Seconds < silentSince).Select(call => call.Key).ToList())
        {
            _talking.Remove(call);
        }

        var talking = _talking.Values.Select(call => call.Agent).ToHashSet(StringComparer.Ordinal);
        return new Floor(
            now,
            _waiting.Count,
            _waiting.Count == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(_waiting.Values.Min(call => call.Seconds)),
            _waiting.Count == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds((long)(_waiting.Values.Average(call => call.Seconds) * 1000)),
            _agents.Count(talking, silentSince))
        {
            Lost = _lost.Count,
            Queues = _waiting.Values.CountBy(call => call.Queue).ToDictionary(StringComparer.Ordinal),
        };
    }
}
