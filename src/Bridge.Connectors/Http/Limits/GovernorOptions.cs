using Bridge.Core.Connectors;

namespace Bridge.Connectors.Http.Limits;

/// <summary>Numbers of a <see cref="RateGovernor"/>.</summary>
internal sealed record GovernorOptions
{
    /// <summary>Limits known beforehand; default none.</summary>
    public IReadOnlyList<RateLimit> Limits { get; init; } = [];

    /// <summary>Header families to learn from; default none.</summary>
    public IReadOnlyList<RateHeaders> Headers { get; init; } = [];

    /// <summary>How headers begin that tell of one named limit; default null, none does.</summary>
    public string? NamedLimitPrefix { get; init; }

    /// <summary>Share of each limit the bridge may use, above 0 to 1; the rest is left to others; default 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Most calls in flight, at least 1; default 8.</summary>
    public int MaxParallel { get; init; } = 8;

    /// <summary>Longest wait inside a run; a longer one parks the route; default 15 minutes.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(15);
}
