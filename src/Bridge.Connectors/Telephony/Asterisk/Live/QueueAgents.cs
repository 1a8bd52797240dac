using Bridge.Core.Calls.Live;

namespace Bridge.Connectors.Telephony.Asterisk.Live;

/// <summary>Who is at work, as a queue log tells it.</summary>
/// <remarks>
/// Agents that are fixed in the phone system's own settings leave no line when they come and go: they are at work from their first sign on,
/// until none was seen for hours. Source: docs.asterisk.org, Queue Logs.
/// </remarks>
internal sealed class QueueAgents
{
    private readonly Dictionary<string, Signs> _agents = new(StringComparer.Ordinal);

    /// <summary>Takes a line.</summary>
    public void Take(QueueEvent line)
    {
        if (line.Agent is "" or "NONE")
        {
            return;
        }

        switch (line.Name)
        {
            case "AGENTLOGIN" or "AGENTCALLBACKLOGIN" or "ADDMEMBER":
                Of(line).Queues.Add(line.Queue);
                break;
            case "AGENTLOGOFF" or "AGENTCALLBACKLOGOFF" or "REMOVEMEMBER":
                Leave(line);
                break;
            case "PAUSE":
                Of(line).Paused.Add(line.Queue);
                break;
            case "UNPAUSE":
                Of(line).Paused.Remove(line.Queue);
                break;
            case "PAUSEALL":
                Of(line).IsPaused = true;
                break;
            case "UNPAUSEALL":
                var signs = Of(line);
                signs.IsPaused = false;
                signs.Paused.Clear();
                break;
            case "CONNECT" or "COMPLETEAGENT" or "COMPLETECALLER" or "RINGNOANSWER":
                Of(line);
                break;
            default:
                break; // lines of callers
        }
    }

    /// <summary>Counts them.</summary>
    /// <param name="talking">Agents on a call.</param>
    /// <param name="silentSince">Who logs in and out nowhere and gave no sign since is gone, in seconds since 1970.</param>
    /// <returns>What they do; null when the log tells of none.</returns>
    public FloorAgents? Count(IReadOnlySet<string> talking, long silentSince)
    {
        foreach (var gone in _agents.Where(agent => agent.Value.Queues.Count == 0 && agent.Value.Last < silentSince).ToList())
        {
            _agents.Remove(gone.Key);
        }

        if (_agents.Count == 0)
        {
            return null;
        }

        var free = _agents.Where(agent => !talking.Contains(agent.Key)).ToList();
        var notReady = free.Count(agent => agent.Value.IsNotReady);
        return new FloorAgents(free.Count - notReady, _agents.Count - free.Count, Wrap: null, notReady);
    }

    private Signs Of(QueueEvent line)
    {
        if (!_agents.TryGetValue(line.Agent, out var signs))
        {
            _agents[line.Agent] = signs = new Signs();
        }

        signs.Last = line.Seconds;
        return signs;
    }

    private void Leave(QueueEvent line)
    {
        if (_agents.TryGetValue(line.Agent, out var signs) && (line.Queue is "" or "NONE" || signs.Queues.Remove(line.Queue)) && (line.Queue is "" or "NONE" || signs.Queues.Count == 0))
        {
            _agents.Remove(line.Agent);
        }
    }

    private sealed class Signs
    {
        public HashSet<string> Queues { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Paused { get; } = new(StringComparer.Ordinal);

        public bool IsPaused { get; set; }

        public long Last { get; set; }

        public bool IsNotReady => IsPaused || (Paused.Count > 0 && Queues.All(Paused.Contains));
    }
}
