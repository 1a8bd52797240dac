using System.Globalization;
using Bridge.Host.Features.Scheduling;
using Bridge.Host.StatusLines;

namespace Bridge.Host.Features.Status;

/// <summary>The words of the status page.</summary>
internal static class StatusWords
{
    /// <summary>Names a state.</summary>
    /// <param name="state">Name of a <see cref="RouteState"/>.</param>
    /// <returns>The sign (seen, not read out), the words, and the class of its colour.</returns>
    public static (string Sign, string Words, string Tone) Of(string state) => state switch
    {
        nameof(RouteState.NeedsConsent) => ("?", "Needs your yes", "bad"),
        nameof(RouteState.Faulted) => ("!", "Failed", "bad"),
        nameof(RouteState.Throttled) => ("‖", "Waits, as a system asked", "wait"),
        nameof(RouteState.Running) => ("▶", "Running", "ok"),
        _ => ("✓", "Idle", "ok"),
    };

    /// <summary>Names how a run ended.</summary>
    /// <param name="outcome">Word of the store, or null before the first run.</param>
    /// <returns>The words.</returns>
    public static string Outcome(string? outcome) => outcome switch
    {
        "setAside" => "done, with records set aside",
        "needsConsent" => "stopped to ask",
        "throttled" => "was told to wait",
        "running" => "under way",
        _ => outcome ?? "",
    };

    /// <summary>Sums up all routes.</summary>
    /// <param name="now">The routes.</param>
    /// <returns>A headline, a sentence, and the class of the colour.</returns>
    public static (string Headline, string Sentence, string Tone) Summary(StatusSnapshot now)
    {
        if (now.Problem is not null)
        {
            return ("The status cannot be read", "The bridge is alive, but its store is not readable. Runs stop until it is; nothing is lost.", "bad");
        }

        if (now.Routes.Count == 0)
        {
            return ("No routes yet", "Add a route to the settings file and start the bridge again.", "wait");
        }

        var bad = now.Routes.Where(route => Of(route.State).Tone == "bad").ToList();
        var waiting = now.Routes.Where(route => Of(route.State).Tone == "wait").ToList();
        return (bad.Count, waiting.Count) switch
        {
            (> 0, _) => ($"{Those(bad)} {(bad.Count == 1 ? "needs" : "need")} you", "What to do is said below; the other routes go on.", "bad"),
            (_, > 0) => ($"{Those(waiting)} {(waiting.Count == 1 ? "waits" : "wait")} as a system asked", "Nothing to do: runs go on by themselves at the time below.", "wait"),
            _ => ("All is well", $"{Routes(now.Routes.Count(route => route.Waiting is null))}, {(now.Routes.Any(route => route.State == nameof(RouteState.Running)) ? "running now" : "all idle until the next turn")}.", "ok"),
        };
    }

    /// <summary>Says how far an instant is.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="now">The present.</param>
    /// <returns>For example <c>4 min ago</c> or <c>in 30 s</c>.</returns>
    public static string Distance(DateTimeOffset at, DateTimeOffset now)
    {
        var span = (now - at).Duration();
        var length = Length(span);
        return span < TimeSpan.FromSeconds(1) ? "now" : at > now ? $"in {length}" : $"{length} ago";
    }

    /// <summary>Writes a length of time.</summary>
    /// <param name="span">The length.</param>
    /// <returns>For example <c>4 min</c>.</returns>
    public static string Length(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => "less than 1 s",
        { TotalSeconds: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        { TotalMinutes: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} days"),
    };

    /// <summary>Writes a number of records.</summary>
    /// <param name="count">The number.</param>
    /// <returns>For example <c>1,200 records</c>.</returns>
    public static string Records(long count) =>
        count == 1 ? "1 record" : $"{count.ToString("N0", CultureInfo.InvariantCulture)} records";

    /// <summary>Writes a number of requests.</summary>
    /// <param name="count">The number.</param>
    /// <returns>For example <c>12 requests</c>.</returns>
    public static string Requests(long count) =>
        count == 1 ? "1 request" : $"{count.ToString("N0", CultureInfo.InvariantCulture)} requests";

    // Routes are counted, a queue beside them is named.
    private static string Those(IReadOnlyList<RouteStatus> some)
    {
        var routes = some.Count(route => route.Waiting is null);
        var queues = some.Where(route => route.Waiting is not null).Select(queue => $"the {queue.Name}");
        var words = string.Join(" and ", routes == 0 ? queues : [Routes(routes), .. queues]);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Routes(int count) => count == 1 ? "1 route" : $"{count} routes";
}
