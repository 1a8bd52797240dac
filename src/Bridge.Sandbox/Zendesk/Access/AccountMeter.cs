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
    private readonly SlidingWindow? _talk = Window(options.IncrementalLimitPerMinute, TimeSpan.FromMinutes(1));
    private readonly SlidingWindow? _ticketUpdates = Window(options.TicketLimits ? 100 : 0, TimeSpan.FromMinutes(1));
    private readonly SlidingWindow? _ticketDeletions = Window(options.TicketLimits ? 400 : 0, TimeSpan.FromMinutes(1));
    private readonly Dictionary<string, SlidingWindow> _perTicket = new(StringComparer.Ordinal);
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

    public bool TryTalk(out TimeSpan wait) => TryPass(_talk, out wait);

    public bool TryDeleteTicket(out TimeSpan wait) => TryPass(_ticketDeletions, out wait);

    /// <summary>Takes one update from what a user may do to a ticket in ten minutes and the account in one.</summary>
    public bool TryUpdateTicket(string userAndTicket, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        return !options.TicketLimits
            || (TryPass(_perTicket, userAndTicket, new CallLimit(30, TimeSpan.FromMinutes(10)), out wait)
                && TryPass(_ticketUpdates, out wait));
    }

    /// <summary>Takes one write from the minute of a user, known by whatever the call names the user with.</summary>
    public bool TryWriteUser(string user, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        return _perUserLimit <= 0
            || TryPass(_perUser, user, new CallLimit(_perUserLimit, TimeSpan.FromMinutes(1)), out wait);
    }

    private bool TryPass(Dictionary<string, SlidingWindow> windows, string key, CallLimit limit, out TimeSpan wait)
    {
        lock (_gate)
        {
            if (windows.Count > KeptWindows)
            {
                windows.Clear();
            }

            if (!windows.TryGetValue(key, out var window))
            {
                windows[key] = window = new SlidingWindow(limit);
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
