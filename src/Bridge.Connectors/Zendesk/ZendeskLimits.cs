using Bridge.Core.Connectors;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Zendesk;

/// <summary>Zendesk's limits, and the headers by which it announces them.</summary>
/// <remarks>Source: developer.zendesk.com, Rate limits.</remarks>
internal static class ZendeskLimits
{
    /// <summary>Name of the limit on create-or-update of single users: 1 per second and account.</summary>
    public const string SingleUpsert = "single-upsert";

    /// <summary>Name of the limit on all incremental exports together.</summary>
    public const string Incremental = "incremental";

    /// <summary>Name of the limit on jobs that are queued or running, which only refusals tell of.</summary>
    public const string JobQueue = "jobs";

    /// <summary>How the headers of single limits begin, for example <c>zendesk-ratelimit-inflight-jobs</c>.</summary>
    public const string NamedLimitPrefix = "zendesk-ratelimit-";

    /// <summary>Calls of incremental exports a minute and account; 30 with the High Volume add-on.</summary>
    public const int UsualExports = 10;

    /// <summary>Most jobs an account may have queued or running.</summary>
    public const int Jobs = 30;

    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    /// <summary>The header families in use; newer accounts send the first, older ones the others.</summary>
    public static IReadOnlyList<RateHeaders> Headers { get; } =
    [
        new("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", RateResetForm.Seconds, _minute),
        new("rate-limit", "rate-limit-remaining", "rate-limit-reset", RateResetForm.Seconds, _minute),
        new("x-rate-limit", "x-rate-limit-remaining", "ratelimit-reset", RateResetForm.Seconds, _minute),
    ];

    /// <summary>The limits of a connection.</summary>
    /// <param name="settings">Its settings.</param>
    /// <returns>The limits that are known beforehand.</returns>
    public static IReadOnlyList<RateLimit> For(ConnectionSettings settings)
    {
        RateLimit[] named =
        [
            new(SingleUpsert, 1, TimeSpan.FromSeconds(1)),
            new(Incremental, settings.Integer("exportsPerMinute") ?? UsualExports, _minute),
        ];
        return settings.Integer("limitPerMinute") is { } calls ? [new("", calls, _minute), .. named] : named;
    }
}
