using System.Globalization;
using System.Net;

namespace Bridge.Host.Features.Status;

/// <summary>The status page: plain HTML that works without scripts, in the dark and on a phone.</summary>
internal static class StatusPage
{
    private const string Head = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <meta http-equiv="refresh" content="10"><title>MlsCrmBridge</title><style>
        :root{color-scheme:light dark;--ok:#1a7f37;--bad:#b3261e;--wait:#8a5a00;--line:#d0d7de;--dim:#57606a}
        @media (prefers-color-scheme:dark){:root{--ok:#4ac26b;--bad:#ff8a80;--wait:#e3b341;--line:#30363d;--dim:#9aa4ae}}
        body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}
        h1{font-size:1.4rem}section{border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:1rem 0}
        h2{font-size:1.1rem;margin:0 0 .5rem}.s{font-weight:600}.Idle,.Running{color:var(--ok)}.Faulted,.NeedsConsent{color:var(--bad)}
        .Throttled{color:var(--wait)}dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.5rem;margin:0}
        dt{color:var(--dim);font-size:.85rem}dd{margin:0}p{margin:.5rem 0 0}</style></head><body><main><h1>MlsCrmBridge</h1>
        """;

    /// <summary>Renders the page.</summary>
    /// <param name="routes">The routes.</param>
    /// <returns>HTML.</returns>
    public static string Render(IReadOnlyList<RouteStatus> routes) =>
        Head
        + (routes.Count == 0 ? "<p>No routes yet. Add one to the settings and start the bridge again.</p>" : string.Concat(routes.Select(Section)))
        + "</main></body></html>";

    private static string Section(RouteStatus route) => $"""
        <section><h2>{Text(route.Name)} <span class="s {route.State}">{Words(route.State)}</span></h2><dl>
        <div><dt>From, to</dt><dd>{Text(route.From)} → {Text(route.To)}</dd></div>
        <div><dt>Last run</dt><dd>{Instant(route.LastRunAt)} {Text(route.LastOutcome ?? "")}</dd></div>
        <div><dt>Up to date as of</dt><dd>{Lag(route.LagSeconds)}</dd></div>
        <div><dt>Set aside</dt><dd>{route.DeadLetters.ToString("N0", CultureInfo.InvariantCulture)}</dd></div>
        {(route.ThrottledUntil is { } until ? $"<div><dt>Waits until</dt><dd>{Instant(until)}</dd></div>" : "")}
        </dl>{(route.Message is { } message ? $"<p role=\"status\">{Text(message)}</p>" : "")}</section>
        """;

    private static string Words(string state) => state switch
    {
        "NeedsConsent" => "waits for your yes",
        "Throttled" => "waits as the system asked",
        "Faulted" => "failed",
        "Running" => "running",
        _ => "idle",
    };

    private static string Instant(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? "not yet";

    private static string Lag(double? seconds) =>
        seconds is { } known ? $"{Math.Max(0, known).ToString("N0", CultureInfo.InvariantCulture)} s ago" : "not yet";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
