namespace Bridge.Connectors.Zendesk;

/// <summary>Zendesk's limits that hold beside the account's calls per minute.</summary>
/// <remarks>Source: developer.zendesk.com, Rate limits, section "Endpoint-specific rate limits".</remarks>
internal static class ZendeskLimits
{
    /// <summary>Name of the limit on create-or-update of single users: 1 per second and account.</summary>
    public const string SingleUpsert = "single-upsert";

    /// <summary>Name of the limit on all incremental exports together: 10 per minute and account.</summary>
    public const string Incremental = "incremental";

    /// <summary>Most jobs an account may have queued or running.</summary>
    public const int Jobs = 30;

    /// <summary>All named limits.</summary>
    public static IReadOnlyList<EndpointLimit> All { get; } =
    [
        new(SingleUpsert, 1, TimeSpan.FromSeconds(1)),
        new(Incremental, 10, TimeSpan.FromMinutes(1)),
    ];
}

/// <summary>A limit on some calls of an account.</summary>
/// <param name="Name">Name by which a request is marked.</param>
/// <param name="Calls">Most calls in a window.</param>
/// <param name="Window">Length of the window.</param>
internal sealed record EndpointLimit(string Name, int Calls, TimeSpan Window);
