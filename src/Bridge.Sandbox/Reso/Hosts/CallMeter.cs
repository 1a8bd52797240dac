using System.Globalization;
using Bridge.Sandbox.Faults;

namespace Bridge.Sandbox.Reso.Hosts;

/// <summary>Counts calls against the limits of the host and writes the headers it does so with.</summary>
/// <remarks>
/// Source: docs.mlsgrid.com rate limits (2/s, 7,200/h, 40,000/24 h; 429 and the token suspended until back under);
/// Trestle rate limits (Minute-Quota-Limit, Hour-Quota-Limit, Hour-Quota-ResetTime in milliseconds); Bridge
/// "New per-minute burst rate limits" (Application- and Burst-RateLimit headers).
/// </remarks>
internal sealed class CallMeter(ResoProfile profile, RateRules? rates, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly (int Calls, TimeSpan Span, SlidingWindow Window)[] _windows =
        [.. (rates?.Limits ?? []).Select(rate =>
            (rate.Calls, rate.Span, new SlidingWindow(new CallLimit(rate.Calls, rate.Span))))];

    private DateTimeOffset _suspendedUntil = DateTimeOffset.MinValue;

    /// <summary>False when the call is one too many.</summary>
    public bool TryPass()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var suspended = now < _suspendedUntil;
            if (suspended)
            {
                return false;
            }

            foreach (var (_, span, window) in _windows)
            {
                if (!window.TryPass(now, out _))
                {
                    _suspendedUntil = rates?.Suspends == true ? now + span : _suspendedUntil;
                    return false;
                }
            }

            return true;
        }
    }

    public IReadOnlyList<(string Name, string Value)> Headers()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            return profile switch
            {
                ResoProfile.Trestle =>
                [
                    ("Minute-Quota-Limit", "180.0"),
                    ("Hour-Quota-Limit", "7200.0"),
                    ("Hour-Quota-ResetTime", Text(now.AddHours(1).ToUnixTimeMilliseconds())),
                    ("QuotaType", "Product"),
                ],
                ResoProfile.Bridge =>
                [
                    ("Application-RateLimit-Limit", "5000"),
                    ("Application-RateLimit-Remaining", Text(Remaining(1, 5000))),
                    ("Application-RateLimit-Reset", Iso(now.AddHours(1))),
                    ("Burst-RateLimit-Limit", "334"),
                    ("Burst-RateLimit-Remaining", Text(Remaining(0, 334))),
                    ("Burst-RateLimit-Reset", Iso(now.AddMinutes(1))),
                ],
                _ => [],
            };
        }
    }

    private long Remaining(int window, int unlimited) =>
        window < _windows.Length ? _windows[window].Window.Remaining : unlimited;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Iso(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
