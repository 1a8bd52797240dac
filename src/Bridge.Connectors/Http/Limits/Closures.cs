using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Http.Limits;

/// <summary>When a connection and its named limits open again, and how long calls were kept waiting. Not safe for parallel use.</summary>
/// <param name="meter">Counts the waiting; time in which several things are closed counts once.</param>
internal sealed class Closures(CallMeter meter)
{
    private readonly Dictionary<string, long> _until = new(StringComparer.Ordinal);

    /// <summary>When the last closure or long wait ends, ticks of the monotonic clock; in the past while all is open.</summary>
    public long Until { get; private set; }

    /// <summary>When a call may start.</summary>
    /// <param name="limit">Limit that it names, or null.</param>
    /// <returns>Ticks of the monotonic clock; 0 when nothing was ever closed.</returns>
    public long OpensAt(string? limit) =>
        Math.Max(_until.GetValueOrDefault(""), limit is null ? 0 : _until.GetValueOrDefault(limit));

    /// <summary>Closes, after a refusal.</summary>
    /// <param name="limit">The limit; empty for the whole connection.</param>
    /// <param name="now">Ticks of the monotonic clock.</param>
    /// <param name="until">When it opens again; an earlier time than known changes nothing.</param>
    public void Close(string limit, long now, long until)
    {
        _until[limit] = Math.Max(until, _until.GetValueOrDefault(limit));
        Hold(now, until);
    }

    /// <summary>Counts a wait that nobody's refusal caused: a named limit used up (exports, ten a minute) is throttling too.</summary>
    /// <param name="now">Ticks of the monotonic clock.</param>
    /// <param name="until">When the waiting ends.</param>
    public void Hold(long now, long until)
    {
        var since = Math.Max(now, Until);
        if (until > since)
        {
            meter.AddThrottledTime(TimeSpan.FromTicks(until - since));
            Until = until;
        }
    }
}
