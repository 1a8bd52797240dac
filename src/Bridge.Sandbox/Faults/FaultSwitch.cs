using System.Globalization;

namespace Bridge.Sandbox.Faults;

/// <summary>The plan in force, the dice it is played with and the window of its limit.</summary>
/// <remarks>Safe for use by many threads. A seed gives the same faults to the same sequence of calls.</remarks>
internal sealed class FaultSwitch
{
    private static readonly FaultRule _nothing = new(FaultKind.None, 0);
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly int _seed;
    private readonly Dictionary<FaultRule, int> _taken = new(ReferenceEqualityComparer.Instance);
    private FaultPlan _plan = FaultPlan.None;
    private SlidingWindow? _window;

    public FaultSwitch(FaultPlan plan, int seed, TimeProvider time)
    {
        _seed = seed;
        _time = time;
        _random = new Random(seed);
        Change(plan);
    }

    public void Change(FaultPlan plan)
    {
        lock (_gate)
        {
            _plan = plan;
            _taken.Clear();
            _window = plan.Limit is null ? null : new SlidingWindow(plan.Limit);
        }
    }

    /// <summary>Whether the plan limits the calls.</summary>
    public bool IsLimited
    {
        get
        {
            lock (_gate)
            {
                return _window is not null;
            }
        }
    }

    /// <summary>Takes a place under the limit of the plan, or tells how long none is free.</summary>
    public bool TryPass(out TimeSpan wait)
    {
        lock (_gate)
        {
            wait = TimeSpan.Zero;
            return _window is null || _window.TryPass(_time.GetUtcNow(), out wait);
        }
    }

    /// <summary>Draws what happens to the next call.</summary>
    /// <param name="call">Its method and path, <c>GET /things</c>.</param>
    public FaultRule Draw(string call)
    {
        lock (_gate)
        {
            if (_plan.Rules.Count == 0)
            {
                return _nothing;
            }

            var at = _random.NextDouble();
            foreach (var rule in _plan.Rules.Where(rule => call.EndsWith(rule.End, StringComparison.Ordinal)))
            {
                at -= rule.Times is null ? rule.Share : 0;
                if (rule.Times is { } times ? TakesOneMore(rule, times) : at < 0)
                {
                    return rule;
                }
            }

            return _nothing;
        }
    }

    /// <summary>Tells whether a record is refused; under one plan and seed the same keys are, every time.</summary>
    public bool Refuses(string key)
    {
        var share = Volatile.Read(ref _plan).RefuseShare;
        return share > 0 && Fraction(key) < share;
    }

    /// <summary>Tells whether somebody else holds a row at this moment; the next attempt may find it free.</summary>
    public bool Locks()
    {
        lock (_gate)
        {
            return _plan.LockShare > 0 && _random.NextDouble() < _plan.LockShare;
        }
    }

    private bool TakesOneMore(FaultRule rule, int times)
    {
        var taken = _taken.GetValueOrDefault(rule);
        _taken[rule] = Math.Min(taken + 1, times);
        return taken < times;
    }

    // FNV-1a with a final mix: string.GetHashCode differs from run to run, and FNV's high bits move too little.
    private double Fraction(string key)
    {
        var hash = 14695981039346656037UL ^ (uint)_seed;
        foreach (var letter in key.ToLower(CultureInfo.InvariantCulture))
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        hash ^= hash >> 33;
        return (hash >> 11) * (1.0 / (1UL << 53));
    }
}
