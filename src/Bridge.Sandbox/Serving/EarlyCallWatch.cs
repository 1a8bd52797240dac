namespace Bridge.Sandbox.Serving;

/// <summary>Knows until when callers were told to wait, and tells which calls came too early.</summary>
/// <remarks>
/// Calls that were already on their way when the answer left cannot know of it, hence the grace; and timers may
/// fire a few milliseconds before their time, hence the slack. Not safe for several threads at once.
/// </remarks>
/// <param name="grace">How long a call may have been on its way.</param>
internal sealed class EarlyCallWatch(TimeSpan grace)
{
    private static readonly TimeSpan _slack = TimeSpan.FromMilliseconds(5);
    private readonly Dictionary<string, (DateTimeOffset Told, DateTimeOffset Until)> _waits = [];

    public void Told(string scope, DateTimeOffset now, TimeSpan wait)
    {
        var until = now + wait;
        if (!_waits.TryGetValue(scope, out var known) || known.Until <= now)
        {
            _waits[scope] = (now, until);
        }
        else if (until > known.Until)
        {
            _waits[scope] = (known.Told, until);
        }
    }

    public bool IsEarly(SandboxCall call) =>
        IsEarly(CallHistory.AccountScope, call.Started)
        || (call.LimitScope != CallHistory.AccountScope && IsEarly(call.LimitScope, call.Started));

    public void Clear() => _waits.Clear();

    private bool IsEarly(string scope, DateTimeOffset started) =>
        _waits.TryGetValue(scope, out var wait)
        && started > wait.Told + grace
        && started < wait.Until - _slack;
}
