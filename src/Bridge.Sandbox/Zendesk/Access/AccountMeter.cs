using System.Globalization;
using Bridge.Sandbox.Faults;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Access;

/// <summary>Counts calls per minute, announces what is left and refuses what is too much.</summary>
/// <remarks>Source: Zendesk API reference, Rate limits.</remarks>
internal sealed class AccountMeter(ZendeskSandboxOptions options, TimeProvider time)
{
    private const int AnnouncedWithoutLimit = 100_000;
    private const int KeptWindows = 10_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SlidingWindow> _perUser = new(StringComparer.OrdinalIgnoreCase);
    private readonly SlidingWindow? _upserts = Window(
        options.SingleUpsertsPerSecond ?? (options.BulkImportEnabled ? 0 : 1), TimeSpan.FromSeconds(1));

    private readonly SlidingWindow? _incremental = Window(options.IncrementalLimitPerMinute, TimeSpan.FromMinutes(1));
    private readonly int _perUserLimit = options.WritesPerUserPerMinute ?? (options.BulkImportEnabled ? 0 : 5);
    private long _minute;
    private int _used;

    /// <summary>Takes one call from the account's minute and writes the headers; false where none was left.</summary>
    public bool TryCall(HttpResponse response, out int wait)
    {
        var now = time.GetUtcNow();
        var minute = now.ToUnixTimeSeconds() / 60;
        var limit = options.AccountLimitPerMinute > 0 ? options.AccountLimitPerMinute : AnnouncedWithoutLimit;
        wait = 60 - (int)(now.ToUnixTimeSeconds() % 60);
        int used;
        lock (_gate)
        {
            _used = minute == _minute ? _used : 0;
            _minute = minute;
            used = Math.Min(++_used, limit + 1);
        }

        var passes = used <= limit || options.AccountLimitPerMinute == 0;
        Announce(response, limit, Math.Max(options.AccountLimitPerMinute == 0 ? 1 : 0, limit - used), wait);
        return passes;
    }

    public bool TryUpsert(out TimeSpan wait) => TryPass(_upserts, out wait);

    public bool TryIncremental(out TimeSpan wait) => TryPass(_incremental, out wait);

    /// <summary>Takes one write from the minute of a user, known by whatever the call names the user with.</summary>
    public bool TryWriteUser(string user, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (_perUserLimit <= 0)
        {
            return true;
        }

        lock (_gate)
        {
            if (_perUser.Count > KeptWindows)
            {
                _perUser.Clear();
            }

            if (!_perUser.TryGetValue(user, out var window))
            {
                _perUser[user] = window = new SlidingWindow(new CallLimit(_perUserLimit, TimeSpan.FromMinutes(1)));
            }

            return window.TryPass(time.GetUtcNow(), out wait);
        }
    }

    private bool TryPass(SlidingWindow? window, out TimeSpan wait)
    {
        lock (_gate)
        {
            wait = TimeSpan.Zero;
            return window is null || window.TryPass(time.GetUtcNow(), out wait);
        }
    }

    private static void Announce(HttpResponse response, int limit, int remaining, int reset)
    {
        var headers = response.Headers;
        var limitText = limit.ToString(CultureInfo.InvariantCulture);
        var remainingText = remaining.ToString(CultureInfo.InvariantCulture);
        headers["x-rate-limit"] = limitText;
        headers["x-rate-limit-remaining"] = remainingText;
        headers["ratelimit-limit"] = limitText;
        headers["ratelimit-remaining"] = remainingText;
        headers["ratelimit-reset"] = reset.ToString(CultureInfo.InvariantCulture);
        headers["x-zendesk-api-version"] = "v2";
    }

    private static SlidingWindow? Window(int calls, TimeSpan length) =>
        calls > 0 ? new SlidingWindow(new CallLimit(calls, length)) : null;
}
