using System.Globalization;
using System.Net.Http.Headers;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Http.Limits;

/// <summary>What a vendor's headers last said of one limit, less the calls sent since. Not safe for parallel use.</summary>
internal sealed class AnnouncedLimit(RateHeaders names, double share)
{
    private double _limit;
    private double _left = double.PositiveInfinity;
    private long _resetAt = long.MaxValue;

    /// <summary>True once the vendor has announced the limit.</summary>
    public bool IsKnown => _limit > 0;

    /// <summary>Says when the next call may start, leaving the share of other users alone.</summary>
    /// <param name="now">Ticks of the monotonic clock.</param>
    /// <returns><paramref name="now"/> when it may start at once.</returns>
    public long NextStart(long now)
    {
        if (now >= _resetAt)
        {
            _left = double.PositiveInfinity;
            _resetAt = long.MaxValue;
        }

        var kept = Math.Min(_limit - 1, Math.Floor(_limit * (1 - share)));
        return _left > kept ? now : _resetAt;
    }

    /// <summary>Counts a call that is being sent.</summary>
    public void Start() => _left--;

    /// <summary>Learns from an answer.</summary>
    /// <param name="headers">Its headers.</param>
    /// <param name="now">Ticks of the monotonic clock.</param>
    /// <param name="utcNow">Wall clock, for reset times that are instants.</param>
    /// <param name="underWay">Calls still without an answer; the vendor may not have counted them yet.</param>
    public void Learn(HttpResponseHeaders headers, long now, DateTimeOffset utcNow, int underWay)
    {
        if (names.UsageWord is { } word)
        {
            LearnUsage(headers, word, now, underWay);
            return;
        }

        if ((names.Allowed ?? Read(headers, names.Limit)) is not { } limit || limit < 1)
        {
            return;
        }

        if (names is { Allowed: not null, Remaining: { } left } && !headers.Contains(left))
        {
            return; // nothing was announced at all
        }

        _limit = limit;
        if (names.Remaining is null || Read(headers, names.Remaining) is not { } remaining)
        {
            return;
        }

        _left = remaining - underWay;
        // An instant is of the vendor's clock, which tells the time itself.
        _resetAt = now + Reset(headers, headers.Date ?? utcNow).Ticks;
    }

    private void LearnUsage(HttpResponseHeaders headers, string word, long now, int underWay)
    {
        var text = headers.TryGetValues(names.Limit, out var values) ? values.First() : "";
        var usage = Array.Find(text.Split(';', StringSplitOptions.TrimEntries), part => part.StartsWith($"{word}=", StringComparison.OrdinalIgnoreCase));
        var numbers = usage?[(word.Length + 1)..].Split('/');
        if (numbers is [var used, var allowed] && Number(used) is { } calls && Number(allowed) is { } limit && limit >= 1)
        {
            (_limit, _left, _resetAt) = (limit, limit - calls - underWay, now + names.Window.Ticks);
        }
    }

    private TimeSpan Reset(HttpResponseHeaders headers, DateTimeOffset utcNow)
    {
        var wait = names.Reset is { } name && headers.TryGetValues(name, out var values) ? Parse(values.First(), utcNow) : null;

        // Without a reset the whole window is the only wait that is certainly long enough.
        return wait is { } known && known >= TimeSpan.Zero && known <= names.Window ? known : names.Window;
    }

    private TimeSpan? Parse(string text, DateTimeOffset utcNow) => names.ResetForm switch
    {
        RateResetForm.Seconds when Number(text) is { } seconds => TimeSpan.FromSeconds(Math.Min(seconds, 86_400)),
        RateResetForm.UnixMilliseconds when Number(text) is { } unix && unix < 1e14 =>
            DateTimeOffset.FromUnixTimeMilliseconds((long)unix) - utcNow,
        RateResetForm.Instant when DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) => at - utcNow,
        _ => null,
    };

    private static double? Read(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? Number(values.First()) : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;
}
