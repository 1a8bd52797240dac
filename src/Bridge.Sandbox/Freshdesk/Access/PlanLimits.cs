using Bridge.Sandbox.Faults;

namespace Bridge.Sandbox.Freshdesk.Access;

/// <summary>The calls a minute of the account, and of its four limited endpoints. Safe for use by many threads.</summary>
/// <remarks>Source: support.freshdesk.com, article 225439: calls that fail count too.</remarks>
internal sealed class PlanLimits
{
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Dictionary<string, SlidingWindow> _windows = [];

    public PlanLimits(FreshdeskPlan plan, TimeProvider time)
    {
        _time = time;
        (Total, var create, var update, var tickets, var contacts) = plan switch
        {
            FreshdeskPlan.Trial => (50, 50, 50, 20, 20),
            FreshdeskPlan.Growth => (200, 80, 80, 20, 20),
            FreshdeskPlan.Pro => (400, 160, 160, 100, 100),
            FreshdeskPlan.Enterprise => (700, 280, 280, 200, 200),
            _ => (0, 0, 0, 0, 0),
        };
        if (Total > 0)
        {
            _windows[""] = new SlidingWindow(new CallLimit(Total, _minute));
            _windows["ticket-create"] = new SlidingWindow(new CallLimit(create, _minute));
            _windows["ticket-update"] = new SlidingWindow(new CallLimit(update, _minute));
            _windows["ticket-list"] = new SlidingWindow(new CallLimit(tickets, _minute));
            _windows["contact-list"] = new SlidingWindow(new CallLimit(contacts, _minute));
        }
    }

    /// <summary>Calls a minute; 0 for no limit.</summary>
    public int Total { get; }

    /// <summary>Calls left now.</summary>
    public int Remaining
    {
        get
        {
            lock (_gate)
            {
                return _windows.TryGetValue("", out var window) ? window.Remaining : 0;
            }
        }
    }

    /// <summary>Takes as many places as the call costs, or tells how long none is free.</summary>
    public bool TryPass(string? endpoint, int credits, out TimeSpan wait)
    {
        lock (_gate)
        {
            wait = TimeSpan.Zero;
            var now = _time.GetUtcNow();
            if (endpoint is not null && _windows.TryGetValue(endpoint, out var own) && !own.TryPass(now, out wait))
            {
                return false;
            }

            var isFree = true;
            for (var credit = 0; credit < credits && isFree && _windows.TryGetValue("", out var all); credit++)
            {
                isFree = all.TryPass(now, out wait);
            }

            return isFree;
        }
    }
}
