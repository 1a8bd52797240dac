using System.Net.Http.Headers;

namespace Bridge.Connectors.Http.Limits;

/// <summary>
/// Every limit of a connection that is known: those of the settings, those that the vendor's headers announce, and the one that
/// refusals have taught. Not safe for parallel use.
/// </summary>
internal sealed class RateLimits
{
    // The windows that hold for every call, whatever further limit it names.
    private const string OfAll = "";

    private readonly Dictionary<string, List<RateWindow>> _windows = new(StringComparer.Ordinal);
    private readonly AnnouncedLimit[] _announced;
    private readonly LimitLearner _learner = new();

    /// <summary>Begins with the limits of the settings.</summary>
    /// <param name="options">The governor's numbers.</param>
    public RateLimits(GovernorOptions options)
    {
        _announced = [.. options.Headers.Select(names => new AnnouncedLimit(names, options.Share))];
        foreach (var limit in options.Limits)
        {
            WindowsOf(limit.Name).Add(new RateWindow(Math.Max(1, (int)(limit.Calls * options.Share)), limit.Window));
        }
    }

    /// <summary>True while the vendor's headers tell how many calls are left; announcements that a refusal has disproved are not trusted again.</summary>
    public bool AreAnnounced => _learner.LastWindow == TimeSpan.Zero && Array.Exists(_announced, limit => limit.IsKnown);

    /// <summary>Says when a call may start.</summary>
    /// <param name="limit">Further limit that it names, or null.</param>
    /// <param name="now">Ticks of the monotonic clock.</param>
    /// <returns><paramref name="now"/> when it may start at once; <see cref="long.MaxValue"/> when an answer must come first.</returns>
    public long NextStart(string? limit, long now)
    {
        var start = now;
        foreach (var window in WindowsFor(limit))
        {
            start = Math.Max(start, window.NextStart(now));
        }

        foreach (var announced in _announced)
        {
            start = Math.Max(start, announced.NextStart(now));
        }

        return start;
    }

    /// <summary>Counts a call that is being sent.</summary>
    /// <param name="limit">Further limit that it names, or null.</param>
    /// <returns>The windows in which it has a place until they are told of its end.</returns>
    public RateWindow[] Start(string? limit)
    {
        RateWindow[] windows = [.. WindowsFor(limit)];
        foreach (var window in windows)
        {
            window.Start();
        }

        foreach (var announced in _announced)
        {
            announced.Start();
        }

        return windows;
    }

    /// <summary>Learns from a call that was let through.</summary>
    /// <param name="headers">Headers of its answer.</param>
    /// <param name="now">Ticks of the monotonic clock.</param>
    /// <param name="utcNow">Wall clock, for reset times that are instants.</param>
    /// <param name="underWay">Calls still without an answer.</param>
    public void LearnFromSuccess(HttpResponseHeaders headers, long now, DateTimeOffset utcNow, int underWay)
    {
        _learner.CountSuccess(now);
        foreach (var limit in _announced)
        {
            limit.Learn(headers, now, utcNow, underWay);
        }

        if (_learner.MayGrow(now))
        {
            WindowsOf(OfAll).ForEach(window => window.Grow());
        }
    }

    /// <summary>Learns from a call that was refused.</summary>
    /// <param name="now">Ticks of the monotonic clock.</param>
    /// <param name="until">When the vendor opens again.</param>
    public void LearnFromRefusal(long now, long until)
    {
        if (_learner.Learn(now, until) is { } learned)
        {
            WindowsOf(OfAll).RemoveAll(window => window.Window == _learner.LastWindow);
            WindowsOf(OfAll).Add(learned);
            _learner.LastWindow = learned.Window;
        }
    }

    /// <summary>Wait after a refusal that names none.</summary>
    /// <returns>The wait; it grows from refusal to refusal.</returns>
    public TimeSpan BackOff() => _learner.BackOff();

    private IEnumerable<RateWindow> WindowsFor(string? limit) => limit is null ? WindowsOf(OfAll) : WindowsOf(OfAll).Concat(WindowsOf(limit));

    private List<RateWindow> WindowsOf(string name)
    {
        if (!_windows.TryGetValue(name, out var windows))
        {
            _windows[name] = windows = [];
        }

        return windows;
    }
}
