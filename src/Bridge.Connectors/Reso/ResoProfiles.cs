using System.Collections.Frozen;

namespace Bridge.Connectors.Reso;

/// <summary>The kinds of RESO hosts the bridge knows.</summary>
/// <remarks>
/// Sources: RESO Web API Core 2.0.0 (generic); docs.mlsgrid.com, API Version 2.0 (mlsgrid); Trestle Web API documentation
/// (trestle); Bridge RESO Web API reference and "New per-minute burst rate limits" (bridge); Spark Platform, RESO
/// replication (spark); Rapattoni RESO Web API developer page (rapattoni).
/// </remarks>
public static class ResoProfiles
{
    private static readonly FrozenDictionary<string, ResoProfile> _all = new ResoProfile[]
    {
        new() { Name = Generic },
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

    /// <summary>Name of the profile for any host that keeps to the standard.</summary>
    public const string Generic = "generic";

    /// <summary>Names of all profiles.</summary>
    public static IReadOnlyList<string> Names { get; } = [Generic, "mlsgrid", "trestle", "bridge", "spark", "rapattoni"];

    /// <summary>Gives the vendor's published quotas, which hold where the settings name none.</summary>
    /// <param name="profile">Name of a profile; null for the generic one.</param>
    /// <returns>
    /// Calls by setting name (<c>limitPerSecond</c>, <c>limitPerMinute</c>, <c>limitPerHour</c>, <c>limitPerDay</c>);
    /// empty when the vendor publishes none.
    /// </returns>
    public static IReadOnlyDictionary<string, int> LimitsFor(string? profile) => Find(profile).Limits;

    /// <summary>Finds a profile.</summary>
    /// <param name="name">Its name; null for the generic one.</param>
    /// <returns>The profile; the generic one for an unknown name, which validation refuses anyway.</returns>
    internal static ResoProfile Find(string? name) => _all.GetValueOrDefault(name ?? Generic, _all[Generic]);

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
