using System.Text.Json;
using Bridge.Core.Calls;
using Bridge.Core.Calls.Live;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Talk;

/// <summary>Reads who waits in Zendesk Talk, what its agents do, and the calls of the day that are over.</summary>
/// <remarks>Source: developer.zendesk.com, Talk API, Stats: "Show Current Queue Activity", "List Agents Activity"; Incremental exports.</remarks>
/// <param name="session">The connection.</param>
/// <param name="sink">Takes calls.</param>
internal sealed class ZendeskLiveCalls(ZendeskSession session, ICallSink sink) : ILiveCalls
{
    private const string Purpose = "read who waits on the phone";
    private readonly ZendeskTalkDay _day = new(session, sink);

    /// <inheritdoc />
    /// <remarks>Two calls each time, twelve a minute of the 200 or more that every plan allows; exports come twice a minute and have a limit of their own.</remarks>
    public TimeSpan Every { get; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public async Task<Floor> ReadAsync(CancellationToken cancellationToken)
    {
        _day.Step();
        using var agents = await session.Client.GetAsync("channels/voice/stats/agents_activity", CallKind.Read, Purpose, cancellationToken);
        using var queue = await session.Client.GetAsync("channels/voice/stats/current_queue_activity", CallKind.Read, Purpose, cancellationToken);
        var (now, activity) = (session.Time.GetUtcNow(), queue.Root.Of("current_queue_activity"));
        if (activity.LongOf("calls_waiting") is not { } waiting)
        {
            throw new ConnectorException(
                FailureKind.Configuration, "Zendesk does not tell who waits on the phone.", "Zendesk Talk must be switched on, and the bridge's user must be an administrator.");
        }

        DateTimeOffset? Since(string name) => waiting > 0 && activity.LongOf(name) is { } seconds ? now.AddSeconds(-seconds) : null;
        return new Floor(now, (int)waiting, Since("longest_wait_time"), Since("average_wait_time"), Count(agents.Root.ItemsOf("agents_activity")))
        {
            CallsSince = _day.Since,
            CallsMissing = _day.Missing,
            ToldWithin = ZendeskTalkDay.ToldWithin,
        };
    }

    /// <inheritdoc />
    public void Dispose() => _day.Dispose(); // the connection is the host's

    private static FloorAgents Count(IEnumerable<JsonElement> agents)
    {
        var count = new FloorAgents(0, 0, 0, 0);
        foreach (var agent in agents)
        {
            count = (agent.TextOf("call_status"), agent.TextOf("agent_state")) switch
            {
                ("on_call", _) => count with { Talking = count.Talking + 1 },
                ("wrap_up", _) => count with { Wrap = count.Wrap + 1 },
                (_, "online") => count with { Available = count.Available + 1 },
                (_, "away" or "transfers_only") => count with { NotReady = count.NotReady + 1 },
                _ => count, // offline
            };
        }

        return count;
    }
}
