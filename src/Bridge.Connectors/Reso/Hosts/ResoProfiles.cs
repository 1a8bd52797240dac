using System.Collections.Frozen;
using Bridge.Core.Connectors;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Reso.Hosts;

/// <summary>The kinds of RESO hosts the bridge knows.</summary>
/// <remarks>
/// Sources: RESO Web API Core 2.0.0 (generic); docs.mlsgrid.com, API Version 2.0 (mlsgrid); Trestle Web API documentation
/// (trestle); Bridge RESO Web API reference and "New per-minute burst rate limits" (bridge); Spark Platform, RESO
/// replication (spark); Rapattoni RESO Web API developer page (rapattoni).
/// </remarks>
internal static class ResoProfiles
{
    private static readonly FrozenDictionary<string, ResoProfile> _all = new ResoProfile[]
    {
        new() { Name = Generic, IsEndedByTop = true },
        new()
        {
            Name = "mlsgrid",
            Paging = ResoPaging.Time,
            PageSize = 5000,
            Deletes = ResoDeletes.Flag,
            NeedsOriginatingSystem = true,
            Limits = Limits(perSecond: 2, perHour: 7200, perDay: 40_000),
        },
        new()
        {
            Name = "trestle",
            MaxPageSize = 1000,
            AsksForPrettyEnums = true,
            TokenPath = "/trestle/oidc/connect/token",
            Scope = "api",
            Limits = Limits(perMinute: 180, perHour: 7200),
        },
        new()
        {
            Name = "bridge",
            Paging = ResoPaging.Time,
            PageSize = 2000,
            MaxPageSize = 2000,
            WatermarkField = "BridgeModificationTimestamp",
            FeedPath = "/replication",
            Limits = Limits(perMinute: 334, perHour: 5000),
        },
        new()
        {
            Name = "spark",
            Paging = ResoPaging.Links,
            MaxPageSize = 1000,
            Overlap = TimeSpan.FromMinutes(20),
        },
        new() { Name = "rapattoni", PageSize = 500 },
    }.ToFrozenDictionary(profile => profile.Name, StringComparer.Ordinal);

    private static readonly (string Setting, TimeSpan Length)[] _windows =
    [
        (ResoSettings.LimitPerSecond, TimeSpan.FromSeconds(1)),
        (ResoSettings.LimitPerMinute, TimeSpan.FromMinutes(1)),
        (ResoSettings.LimitPerHour, TimeSpan.FromHours(1)),
        (ResoSettings.LimitPerDay, TimeSpan.FromDays(1)),
    ];

    /// <summary>Name of the profile for any host that keeps to the standard.</summary>
    public const string Generic = "generic";

    /// <summary>Names of all profiles.</summary>
    public static IReadOnlyList<string> Names { get; } = [Generic, "mlsgrid", "trestle", "bridge", "spark", "rapattoni"];

    /// <summary>The headers by which Trestle and Bridge announce their limits.</summary>
    public static IReadOnlyList<RateHeaders> RateHeaders { get; } =
    [
        new("Minute-Quota-Limit", null, null, RateResetForm.Seconds, TimeSpan.FromMinutes(1)),
        new("Hour-Quota-Limit", null, "Hour-Quota-ResetTime", RateResetForm.UnixMilliseconds, TimeSpan.FromHours(1)),
        new("Application-RateLimit-Limit", "Application-RateLimit-Remaining", "Application-RateLimit-Reset", RateResetForm.Instant, TimeSpan.FromHours(1)),
        new("Burst-RateLimit-Limit", "Burst-RateLimit-Remaining", "Burst-RateLimit-Reset", RateResetForm.Instant, TimeSpan.FromMinutes(1)),
    ];

    /// <summary>The limits that hold for a connection: its settings, and the vendor's quotas where they name none.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The limits of all calls; empty when nothing is set or published.</returns>
    public static IReadOnlyList<RateLimit> LimitsFor(ConnectionSettings settings)
    {
        var published = Find(settings.Text(ResoSettings.Profile)).Limits;
        return
        [
            .. _windows
                .Select(window => (Calls: settings.Integer(window.Setting) ?? published.GetValueOrDefault(window.Setting), window.Length))
                .Where(limit => limit.Calls > 0)
                .Select(limit => new RateLimit("", limit.Calls, limit.Length)),
        ];
    }

    /// <summary>Finds a profile.</summary>
    /// <param name="name">Its name; null for the generic one.</param>
    /// <returns>The profile; the generic one for an unknown name, which validation refuses anyway.</returns>
    public static ResoProfile Find(string? name) => _all.GetValueOrDefault(name ?? Generic, _all[Generic]);

    private static Dictionary<string, int> Limits(
        int? perSecond = null, int? perMinute = null, int? perHour = null, int? perDay = null) =>
        new (string Name, int? Calls)[]
        {
            (ResoSettings.LimitPerSecond, perSecond),
            (ResoSettings.LimitPerMinute, perMinute),
            (ResoSettings.LimitPerHour, perHour),
            (ResoSettings.LimitPerDay, perDay),
        }.Where(limit => limit.Calls is not null).ToDictionary(limit => limit.Name, limit => limit.Calls ?? 0);
}
