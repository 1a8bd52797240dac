using System.Net.Http.Headers;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Http.Limits;

/// <summary>
/// Decides when each call of a connection may start: one place for every limit the vendor has, shared by all routes.
/// Safe for parallel use.
/// </summary>
/// <remarks>
/// Limits come from the settings, from the vendor's headers, and from refusals: a "too many requests" without headers
/// teaches how many calls fitted into which window. Concurrency starts at one and grows with success, at once when
/// headers show that there is room.
/// </remarks>
internal sealed class RateGovernor
{
    private const int SuccessesPerStep = 8;
    private static readonly TimeSpan _margin = TimeSpan.FromMilliseconds(20);

    // Shorter waits for a vendor's limit are the ordinary pace of a run and worth no word.
    private static readonly TimeSpan _longWait = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly GovernorOptions _options;
    private readonly CallMeter _meter;
    private readonly RateLimits _limits;
    private readonly ChangeSignal _changes = new();
    private readonly Closures _closures;
    private double _parallel = 1;
    private int _underWay;
    private int _occupying;

    /// <summary>Creates a governor.</summary>
    /// <param name="options">Its numbers.</param>
    /// <param name="meter">Counts throttling.</param>
    /// <param name="time">The clock.</param>
    public RateGovernor(GovernorOptions options, CallMeter meter, TimeProvider time)
    {
        (_options, _meter, _time, _origin) = (options, meter, time, time.GetTimestamp());
        _closures = new Closures(meter);
        _limits = new RateLimits(options);
    }

    /// <summary>When the connection, or the named limit that a call has long been waiting for, opens again; null while all is open.</summary>
    public DateTimeOffset? ClosedUntil
    {
        get
        {
            lock (_gate)
            {
                var left = _closures.Until - Now();
                return left > 0 ? _time.GetUtcNow() + TimeSpan.FromTicks(left) : null;
            }
        }
    }

    /// <summary>Waits until a call may start.</summary>
    /// <param name="limit">Name of a further limit, or null.</param>
    /// <param name="takesPlace">False for calls that must get through while others wait for their effect (job polls).</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The permit; it must be ended.</returns>
    /// <exception cref="ConnectorException"><see cref="FailureKind.Throttled"/> when the wait is longer than a run may wait.</exception>
    public async ValueTask<CallPermit> AcquireAsync(string? limit, bool takesPlace, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            TimeSpan wait;
            lock (_gate)
            {
                var now = Now();
                var start = NextStart(limit, takesPlace, now);
                if (start <= now)
                {
                    return Start(limit, takesPlace);
                }

                changed = _changes.Next;
                wait = start == long.MaxValue ? Timeout.InfiniteTimeSpan : TimeSpan.FromTicks(start - now) + _margin;
                if (limit is not null && wait > _longWait && wait <= _options.LongestWait)
                {
                    _closures.Hold(now, start);
                }
            }

            if (wait > _options.LongestWait)
            {
                throw TooLong(wait);
            }

            await ChangeSignal.WaitAsync(changed, wait, _time, cancellationToken);
        }
    }

    /// <summary>Ends a call and learns from its answer.</summary>
    /// <param name="permit">The call.</param>
    /// <param name="response">The answer, or null when there was none.</param>
    /// <param name="isThrottled">True when the answer said "too many requests" or "come back later".</param>
    public void End(CallPermit permit, HttpResponseMessage? response, bool isThrottled)
    {
        lock (_gate)
        {
            var now = Now();
            _underWay--;
            _occupying -= permit.TakesPlace ? 1 : 0;
            foreach (var window in permit.Windows)
            {
                window.End(now);
            }

            if (isThrottled && response is not null)
            {
                Close(permit.Limit, response, now);
            }
            else if (response is not null)
            {
                Open(response.Headers, now);
            }

            _changes.Fire();
        }
    }

    private void Open(HttpResponseHeaders headers, long now)
    {
        _limits.LearnFromSuccess(headers, now, _time.GetUtcNow(), _underWay);
        _parallel = _limits.AreAnnounced ? _options.MaxParallel : Math.Min(_options.MaxParallel, _parallel + (1.0 / SuccessesPerStep));
    }

    private void Close(string? limit, HttpResponseMessage response, long now)
    {
        _meter.CountThrottled();
        var wait = RetryAfter.Read(response.Headers, _time.GetUtcNow()) ?? _limits.BackOff();
        var until = now + wait.Ticks;
        if (limit is not null && _options.NamedLimitPrefix is { } prefix && NamedLimit.IsUsedUp(response.Headers, prefix))
        {
            // The vendor says that nothing but this one limit is used up: the rest of the connection goes on.
            _closures.Close(limit, now, until);
            return;
        }

        _limits.LearnFromRefusal(now, until);
        _parallel = Math.Max(1, _parallel / 2);
        _closures.Close("", now, until);
    }

    private long NextStart(string? limit, bool takesPlace, long now) => takesPlace && _occupying >= (int)_parallel
        ? long.MaxValue
        : Math.Max(_closures.OpensAt(limit), _limits.NextStart(limit, now));

    private CallPermit Start(string? limit, bool takesPlace)
    {
        _underWay++;
        _occupying += takesPlace ? 1 : 0;
        return new CallPermit(_limits.Start(limit), takesPlace, limit);
    }

    private ConnectorException TooLong(TimeSpan wait)
    {
        var until = _time.GetUtcNow() + wait;
        return new ConnectorException(
            FailureKind.Throttled,
            $"The system asks to wait until {until:u} before the next call.",
            "Nothing is lost; 'bridge run' goes on by itself after that time.")
        { RetryAt = until };
    }

    private long Now() => _time.GetElapsedTime(_origin).Ticks;
}
